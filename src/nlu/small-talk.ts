/**
 * What people say to a program besides requests: greetings, thanks, praise, blame, and questions about it. Asked last,
 * when a sentence is no request, so that nothing here can stand in the way of one; and answered, never acted upon, but
 * for blame, which is told how to take the last edit back. Not among the phrases that a recogniser is led along.
 */
import type { ControlCommand, TalkTopic } from '../core/index.ts';
import { separator, type Token } from './tokens.ts';

/** Whole sentences, in the words of tokens: contractions are written out, punctuation is gone. */
const sayings: readonly (readonly [TalkTopic, RegExp])[] = [
  [
    'hearing',
    /^(?:(?:hello|hi|hey) )?(?:(?:can|do|did|could) you (?:hear|understand|read|get) (?:me|what i (?:say|said)|that|this)|are you (?:listening|awake|there|deaf|still (?:there|listening))|(?:is )?(?:anybody|anyone|somebody|someone) (?:there|here|listening)|(?:is|does) (?:the|my|this) (?:mic|mike|microphone) (?:on|open|work|working))(?: (?:now|at all|yet))?$/,
  ],
  [
    'hearing',
    /^(?:this is a )?(?:(?:mic|microphone) )?(?:test|testing|check)(?: (?:test|testing|check|one|two|three|1|2|3))*$/,
  ],
  [
    'progress',
    /^(?:(?:are you|is (?:it|that|this|he)) (?:done|finished|ready|busy|working|running|stuck|frozen)|(?:are you|is (?:it|that)) still (?:going|running|busy|working|moving|at it)|have you finished)(?: (?:yet|now|already|with (?:it|that|this)))?$/,
  ],
  [
    'progress',
    /^(?:how (?:long|far|much longer|many (?:more )?(?:seconds|minutes|steps))(?: (?:will|does|is|are|do|until|till|to|more|left|yet|now|it|that|this|you|go|take|along|have)){0,6}|what (?:are you|is it|is he) (?:doing|up to)|what is (?:happening|going on)|why (?:is (?:it|this|that) so slow|does (?:it|this|that) take so long))(?: (?:now|there|right now|at the moment))?$/,
  ],
  [
    'volume',
    /^(?:(?:a (?:bit|little) )?(?:louder|quieter)(?: (?:voice|sound|volume))?|(?:speak|talk|read|say it) (?:(?:a (?:bit|little)|much) )?(?:up|louder|quieter|softer|more (?:loudly|quietly|softly))(?: a (?:bit|little))?|(?:turn|bring|put) (?:the|your) (?:volume|sound|voice) (?:up|down|louder|quieter)(?: a (?:bit|little))?|(?:turn (?:up|down)|raise|lower|increase|decrease) (?:the|your) (?:volume|sound|voice)|(?:volume|sound) (?:up|down)|you are (?:too |so )+(?:loud|quiet|soft)|i can not hear you(?: .{0,12})?)$/,
  ],
  ['why', /^(?:but )?why(?: not| is that| did (?:it|you|that) (?:stop|end|fail|not \w+))?$/],
  ['why', /^(?:but )?why (?:did|does|is|was|will|would|can) (?:it|you|this|that|nothing) .+$/],
  [
    'why',
    /^(?:what (?:is|went) wrong|(?:nothing|not much) (?:happened|changed|moved)|(?:it|that) (?:did|does) not work|did it work)$/,
  ],
  ['sure', /^(?:are you sure|really|is that (?:so|right|true)|seriously)$/],
  [
    'who',
    /^(?:who|what) are you(?: .+)?$|^what is (?:this|saydrag|say drag|your name)(?: .*)?$|^are you (?:an? )?\w+(?: \w+)?$/,
  ],
  [
    'greeting',
    /^(?:hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|howdy)(?: (?:there|you|lion|saydrag|computer|again|all|everybody))*$/,
  ],
  ['greeting', /^(?:how are you|how do you do|nice to meet you)(?: .+)?$/],
  [
    'goodbye',
    /^(?:bye|good ?bye|bye bye|see you|(?:quit|exit)(?! (?:that|this|it)$)(?! (?:the last|what)\b)|i am (?:done|finished))(?: .+)?$|^close (?:this|the) (?:page|window|app)(?: now| then)?$/,
  ],
  [
    'thanks',
    /^(?:thank you|thanks|thx|ty|cheers|much appreciated|i thank you)(?: (?:so|ever|very|much|a|lot|again|kindly|indeed|dear|lion|saydrag))*$/,
  ],
  [
    'praise',
    /^(?:(?:that|this|it|he|she|the \w+) (?:is|looks?) )?(?:so |very |really |just |pretty |quite |absolutely )*(?:great|nice|cool|lovely|beautiful|wonderful|amazing|awesome|brilliant|fantastic|excellent|super|perfect|funny|cute|impressive|fun|good|better)(?: \w+)?$/,
  ],
  [
    'praise',
    /^(?:wow|yay|haha|ha ha|lol|bravo|well done|good (?:job|work|one)|nice (?:job|work|one)|i (?:like|love) (?:it|that|this|him|her)|love it|you are (?:great|good|amazing|awesome))$/,
  ],
  ['praise', /^(?:(?:yes|ok|and) )*(?:keep|leave) (?:it|that|this|him|her)(?: (?:like|as) (?:that|this|it is))?$/],
  [
    'blame',
    /^(?:(?:\w+ )?(?:that|this|it) (?:is|looks?|was) )?(?:so |very |really |just |pretty |quite |absolutely )*(?:shit|crap|rubbish|bad|terrible|awful|ugly|horrible|weird|stupid|wrong|nonsense|useless)$/,
  ],
  [
    'blame',
    /^(?:i am )?not (?:so |really |quite )?sure(?: (?:about|i like|if i like) (?:it|this|that))?$|^(?:\w+ )?(?:that|this|it) is not (?:what|how) i .+$|^i (?:do not like|hate) (?:it|that|this)$|^you (?:suck|are (?:stupid|useless|bad))$/,
  ],
  ['blame', /^(?:oh )?(?:fuck|shit|damn|crap|hell|bloody hell)(?: .{0,12})?$|^(?:what the (?:hell|fuck)|wtf)$/],
  [
    'own-picture',
    /^(?:can|could|may|how (?:can|do)) i (?:upload|use|load|open|import|edit|add|take) (?:my|an?|another|some|own) .*(?:photos?|pictures?|images?|files?|camera|selfie)\b.*$/,
  ],
  [
    'own-picture',
    /^(?:upload|import|load) (?:a|an|my|another) .*(?:photos?|pictures?|images?|files?)$|^(?:where|what) is my (?:photo|picture|image)$/,
  ],
  [
    'saving',
    /^(?:how (?:can|do) i (?:save|download|keep|export|share)|where (?:does it|do you) save|where (?:is|are) (?:my|the) files?)\b.*$/,
  ],
  [
    'privacy',
    /^(?:where does my (?:voice|picture|data) go|(?:do|are) you (?:record(?:ing)?|stor(?:e|ing)|send(?:ing)?|listen(?:ing)?|spy(?:ing)?)\b.*|is (?:this|it) private)$/,
  ],
];

const idle: ReadonlySet<Token> = new Set(['please', 'um', 'uh', 'er', 'oh', 'well', 'ok', 'okay', 'hm', 'hmm']);

/** What a sentence that is no request speaks of, if that is known. */
export const smallTalk = (tokens: readonly Token[]): ControlCommand | null => {
  const words = tokens.filter((token) => token !== separator && !idle.has(token)).join(' ');
  const found = sayings.find(([, said]) => said.test(words));
  return found === undefined ? null : { kind: 'tell', about: found[0] };
};
