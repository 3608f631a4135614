/**
 * onnxruntime's builds report use to their maker unless this variable is set before the library is loaded: nothing
 * leaves the machine. Imported before onnxruntime-node; processes started from here inherit it.
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';
