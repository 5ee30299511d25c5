//! What a draft is, told from its file name or its text.
//!
//! The text is told by the words that one kind holds and others do not, by the frame of a letter, and by its shape. Where two kinds are close, the
//! answer is that it cannot be told: a wrong kind draws wrong advice.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::document::Zone;
use crate::{Document, Kind};

/// Parts of file names, the telling ones first.
const NAMES: [(&str, Kind); 34] = [
    ("thank-you", Kind::ThankYou),
    ("thankyou", Kind::ThankYou),
    ("thanks", Kind::ThankYou),
    ("follow-up", Kind::FollowUp),
    ("followup", Kind::FollowUp),
    ("checking-in", Kind::FollowUp),
    ("reference-request", Kind::ReferenceRequest),
    ("request-for-reference", Kind::ReferenceRequest),
    ("ask-for-reference", Kind::ReferenceRequest),
    ("references", Kind::References),
    ("reference-list", Kind::References),
    ("reference-sheet", Kind::References),
    ("referees", Kind::References),
    ("feedback", Kind::FeedbackRequest),
    ("questions", Kind::Questions),
    ("answer", Kind::InterviewAnswer),
    ("answers", Kind::InterviewAnswer),
    ("interview-prep", Kind::InterviewAnswer),
    ("cover-letter", Kind::CoverLetter),
    ("coverletter", Kind::CoverLetter),
    ("motivation", Kind::CoverLetter),
    ("application-letter", Kind::CoverLetter),
    ("letter", Kind::CoverLetter),
    ("resume", Kind::Resume),
    ("résumé", Kind::Resume),
    ("curriculum", Kind::Resume),
    ("cv", Kind::Resume),
    ("linkedin", Kind::Social),
    ("profile", Kind::Social),
    ("bio", Kind::Social),
    ("social", Kind::Social),
    ("posts", Kind::Social),
    ("tweets", Kind::Social),
    ("about-me", Kind::Social),
];

/// The kind that a file name speaks of: `thank-you.eml`, `cover letter final.docx`, `answers.md`.
pub fn kind_from_name(file_name: &str) -> Option<Kind> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = format!("-{}-", words.join("-"));
    let holds = |part: &str| {
        let bytes = joined.as_bytes();
        joined.match_indices(part).any(|(at, _)| bytes[at - 1] == b'-' && bytes[at + part.len()] == b'-')
    };
    NAMES.iter().find(|(part, _)| holds(part)).map(|&(_, kind)| kind)
}

/// Words that speak for a kind, and how loud.
const VOICES: [(Kind, i32, &[&str]); 36] = [
    (
        Kind::ThankYou,
        4,
        &[
            "thank you for meeting",
            "thank you for taking the time",
            "thank you for the interview",
            "thank you for your time on",
            "thank you for your time today",
            "thank you for your time yesterday",
            "thank you for speaking with",
            "thank you for the conversation",
            "thanks for meeting",
            "thanks for taking the time",
            "thank you for interviewing",
            "thank you for seeing me",
            "thank you for having me",
            "thank you both for",
            "thank you all for",
            "enjoyed our conversation",
            "enjoyed meeting",
            "enjoyed our talk",
            "pleasure to meet you",
            "pleasure meeting you",
            "great to meet you",
            "good to meet you",
            "lovely to meet you",
            "thank you for showing me",
            "thank you for walking me",
            "thank you for the tour",
            "thanks for the tour",
            "grateful for the time you",
        ],
    ),
    (
        Kind::ThankYou,
        2,
        &[
            "thank you for",
            "thanks for",
            "yesterday",
            "this morning",
            "this afternoon",
            "our interview",
            "our meeting",
            "when we met",
            "you mentioned",
            "you described",
            "your question about",
            "you asked me",
            "you showed me",
            "our conversation",
        ],
    ),
    (
        Kind::FollowUp,
        5,
        &[
            "following up",
            "follow up on",
            "checking in",
            "check in on",
            "any update",
            "any news",
            "still waiting",
            "have not heard",
            "haven't heard",
            "status of my application",
            "where things stand",
            "where the process stands",
            "heard nothing",
            "update on the",
            "my last email",
            "my last message",
            "my previous email",
            "my emails",
            "reply to my",
            "second time i",
            "third time i",
            "decision by",
            "a decision has been made",
            "timeline",
        ],
    ),
    (Kind::FollowUp, 2, &["last week", "two weeks ago", "weeks ago", "decision", "next steps"]),
    (
        Kind::FeedbackRequest,
        6,
        &[
            "any feedback",
            "some feedback",
            "your feedback",
            "feedback on my",
            "feedback about",
            "feedback you",
            "chose another candidate",
            "chosen another candidate",
            "other candidate",
            "gone with someone",
            "why i was not",
            "why i wasn't",
            "why i was rejected",
            "not selected",
            "not to move forward",
            "not to proceed",
            "rejection",
            "turned me down",
            "did not get the",
            "didn't get the",
            "reasons for",
        ],
    ),
    (Kind::FeedbackRequest, 2, &["feedback", "your decision", "improve", "letting me know"]),
    (
        Kind::ReferenceRequest,
        7,
        &[
            "as a reference",
            "be a reference",
            "be my reference",
            "as my reference",
            "as a referee",
            "as my referee",
            "be my referee",
            "act as a refer",
            "a reference for me",
            "reference for my",
            "your name as",
            "list you",
            "serve as a refer",
            "give me a reference",
            "write me a reference",
            "provide a reference",
            "put you down",
            "speak for me",
            "vouch for me",
        ],
    ),
    (
        Kind::ReferenceRequest,
        2,
        &["reference", "referee", "the recruiter may call", "they may call you", "they will call you", "call you"],
    ),
    (
        Kind::References,
        8,
        &[
            "professional references",
            "references for",
            "reference list",
            "list of references",
            "references available",
            "references\n",
            "referees\n",
            "relationship:",
            "former manager,",
            "my references",
        ],
    ),
    (
        Kind::References,
        2,
        &[
            "supervisor",
            "former manager",
            "direct manager",
            "phone:",
            "email:",
            "relationship",
            "known since",
            "line manager",
        ],
    ),
    (
        Kind::CoverLetter,
        4,
        &[
            "i am applying for",
            "i'm applying for",
            "apply for the",
            "applying for the",
            "application for the",
            "i am writing to apply",
            "your advertisement",
            "your posting",
            "your ad ",
            "advertised",
            "to express my interest",
            "cover letter",
            "your job posting",
            "the position of",
            "post of",
            "position you",
            "vacancy",
            "enclosed",
            "my application for",
            "would bring to",
            "job reference",
            "i would like to apply",
        ],
    ),
    (
        Kind::CoverLetter,
        2,
        &[
            "welcome the chance",
            "welcome the opportunity",
            "my resume",
            "my cv",
            "hiring manager",
            "hiring team",
            "hiring committee",
            "yours faithfully",
            "opportunity to discuss",
            "to talk it through",
            "at your convenience",
            "look forward to hearing",
            "your company",
            "the role",
        ],
    ),
    (
        Kind::Resume,
        4,
        &[
            "work experience",
            "professional experience",
            "employment history",
            "\neducation",
            "\nexperience",
            "\nskills",
            "\nsummary",
            "\nprofile\n",
            "\nlanguages",
            "\ncertifications",
            "\nemployment",
            "curriculum vitae",
            "career history",
            "work history",
            "– present",
            "- present",
            "-present",
            " to present",
        ],
    ),
    (
        Kind::Social,
        5,
        &[
            "linkedin",
            "#opentowork",
            "open to work",
            "twitter",
            "instagram",
            "dm me",
            "dms open",
            "followers",
            "posted",
            "bio:",
            "about:",
            "headline:",
            "my profile",
            "@ work",
            "views my own",
            "opinions my own",
            "opinions are my own",
            "link in bio",
            "post:",
            "tweet",
        ],
    ),
    (Kind::Social, 2, &["#", "about\n", "headline", "currently", "looking for my next"]),
    (Kind::Questions, 6, &["questions for", "questions to ask", "my questions", "questions:"]),
    (
        Kind::InterviewAnswer,
        3,
        &[
            "my last job",
            "i left",
            "my manager",
            "my boss",
            "my greatest weakness",
            "my biggest weakness",
            "my greatest strength",
            "my biggest strength",
            "the situation",
            "the result",
            "as a result",
            "at my last",
            "at my previous",
            "a time when",
            "in my last role",
            "in my previous role",
            "i learned",
            "i learnt",
            "what i learned",
            "i'd say",
            "i would say",
            "taught me",
            "honestly",
            "in my current",
        ],
    ),
    (
        Kind::InterviewAnswer,
        2,
        &["so i ", "we had", "one day", "my team", "i decided", "when i", "in 20", "eventually"],
    ),
    (
        Kind::InterviewAnswer,
        4,
        &[
            "tell me about",
            "why do you want",
            "why did you leave",
            "describe a time",
            "where do you see",
            "what is your greatest",
            "why should we",
            "what are your",
        ],
    ),
    (Kind::ThankYou, 3, &["subject: thank", "subject: re: thank", "subject: thanks"]),
    (
        Kind::FollowUp,
        4,
        &["subject: follow", "subject: re: follow", "subject: checking", "subject: any news", "subject: update"],
    ),
    (Kind::CoverLetter, 4, &["subject: application", "subject: applying"]),
    (Kind::FeedbackRequest, 4, &["subject: feedback", "subject: re: your application", "subject: my application"]),
    (
        Kind::ReferenceRequest,
        4,
        &[
            "subject: reference",
            "subject: a reference",
            "subject: would you be",
            "subject: favour",
            "subject: a favour",
            "subject: a favor",
        ],
    ),
    (
        Kind::FollowUp,
        5,
        &[
            "is any news",
            "there any news",
            "any word on",
            "if you know already",
            "how things stand",
            "come to a decision",
            "circling back",
            "circle back",
            "to nudge",
            "the nudge",
            "going to decide",
            "expected to decide",
            "would have an answer",
            "decision was likely",
            "a decision on",
            "time i have written",
            "thank you once more",
            "since we spoke",
            "since then i have",
            "in the meantime i",
            "bother you again",
            "asked for my reply",
        ],
    ),
    (
        Kind::FeedbackRequest,
        5,
        &[
            "do better",
            "done differently",
            "made the difference",
            "hear it from you",
            "was second",
            "wasn't to be",
            "was not to be",
            "be told no",
            "i did wrong",
            "what went wrong",
            "saw it the same way",
            "i should practise",
            "i should practice",
            "getting better at this",
            "where i fell short",
            "change your mind",
            "i got your letter",
            "got your letter",
            "for the kind note",
            "for the kind email",
            "for the letter",
            "for the call",
            "for ringing",
            "for telling me",
            "for letting me know",
            "passed over",
            "other applicant",
            "not this time",
        ],
    ),
    (Kind::ThankYou, -3, &["thank you again for", "thanks again for having", "thank you once more"]),
    (
        Kind::Social,
        5,
        &[
            "let's connect",
            "message me",
            "hire me",
            "she/her",
            "he/him",
            "they/them",
            "new chapter",
            "sharing what",
            "open to roles",
            "a thread",
            "happy to connect",
            "reach out if",
        ],
    ),
    // A question about the choice, or time that has gone by.
    (
        Kind::FollowUp,
        5,
        &[
            "whether you had",
            "whether you have",
            "whether there is",
            "whether there was",
            "had a chance to",
            "made a decision",
            "reached a decision",
            "made a choice",
            "decided yet",
            "any decision",
            "touch base",
            "touching base",
            "how the search",
            "how your search",
            "has been filled",
            "still open",
            "writing again",
            "write again",
            "when i might hear",
            "expect to hear",
            "when you expect",
            "you hoped to",
            "you expected to",
            "you were going to",
            "you would be in touch",
            "be in touch by",
            "made me an offer",
            "been offered",
            "checked in",
            "checking on",
        ],
    ),
    (
        Kind::FollowUp,
        2,
        &[
            "still interested",
            "still very interested",
            "remain interested",
            "remain very",
            "as keen as",
            "still keen",
            "wondering whether",
            "wondering if",
            "wondered whether",
            "since our",
            "since we met",
            "a fortnight ago",
            "last month",
            "ten days ago",
        ],
    ),
    (Kind::FollowUp, -3, &["yesterday", "this morning", "this afternoon", "earlier today"]),
    (Kind::ThankYou, -2, &["weeks ago", "last month", "a fortnight ago", "weeks have passed", "ten days ago"]),
    (
        Kind::ReferenceRequest,
        5,
        &[
            "speak well of",
            "letter of reference",
            "letter of recommendation",
            "recommendation letter",
            "letter from my",
            "could you write one",
            "recommend me",
            "good word for me",
            "put your name",
            "they will telephone",
            "they will ring",
            "they may ring",
            "will phone you",
            "will ring you",
        ],
    ),
    (
        Kind::ReferenceRequest,
        3,
        &[
            "would you be willing",
            "would you be comfortable",
            "would you be happy to",
            "would you mind being",
            "if you would rather not",
        ],
    ),
    (
        Kind::Social,
        5,
        &[
            "my network",
            "anyone hiring",
            "anyone know",
            "if you know of",
            "if you know someone",
            "repost",
            "please share",
            "hot take",
            "unpopular opinion",
            "to announce",
            "excited to share",
            "happy to share",
            "proud to share",
            "personal news",
            "life update",
            "my last day",
            "glad to hear from",
            "happy to hear from",
            "love to hear from",
            "always happy to",
            "ask me why",
            "ask me about",
            "say hello",
            "say hi",
            "drop me a",
            "get in touch if",
            "i am looking for",
            "i'm looking for",
            "looking for work",
            "looking for a role",
            "looking for a new",
            "looking for a way",
            "looking for my",
            "would like next",
            "start looking",
            "comment below",
            "in the comments",
            "link below",
            "months of looking",
            "weeks of looking",
            "somebody hire",
        ],
    ),
    (
        Kind::Social,
        2,
        &[
            "freelance",
            "based in",
            "available for",
            "available from",
            "remote",
            "here's what",
            "here is what",
            "github",
            "portfolio",
        ],
    ),
];

/// Below this no kind is told.
const LEAST: i32 = 4;
/// The first kind must be ahead of the second by this much.
const AHEAD: i32 = 1;

/// The kind that the text itself speaks of; none if it cannot be told.
pub fn detect_kind(document: &Document) -> Option<Kind> {
    let plain = document.plain();
    let text = if plain.is_ascii() { plain.to_ascii_lowercase() } else { plain.to_lowercase() };
    let mut votes = [0_i32; Kind::ALL.len()];
    for ((kind, weight, _), found) in VOICES.into_iter().zip(heard(&text)) {
        // The third sign of one sort says little more than the second.
        votes[kind as usize] += weight * found.min(3);
    }
    shape(document, &text, &mut votes);
    let mut order = Kind::ALL;
    order.sort_by_key(|kind| std::cmp::Reverse(votes[*kind as usize]));
    let (first, second) = (votes[order[0] as usize], votes[order[1] as usize]);
    (first >= LEAST && first - second >= AHEAD).then_some(order[0])
}

/// How many phrases of each voice the text holds.
fn heard(text: &str) -> [i32; VOICES.len()] {
    static PHRASES: OnceLock<(AhoCorasick, Vec<usize>)> = OnceLock::new();
    let (phrases, owners) = PHRASES.get_or_init(|| {
        let all =
            || VOICES.iter().enumerate().flat_map(|(voice, (.., phrases))| phrases.iter().map(move |p| (voice, p)));
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(all().map(|(_, phrase)| phrase))
            .expect("a few hundred phrases are within every limit");
        (automaton, all().map(|(voice, _)| voice).collect())
    });
    let mut heard = [0; VOICES.len()];
    let mut seen = vec![false; owners.len()];
    for found in phrases.find_overlapping_iter(text) {
        let phrase = found.pattern().as_usize();
        if !std::mem::replace(&mut seen[phrase], true) {
            heard[owners[phrase]] += 1;
        }
    }
    heard
}

/// What the shape of the text says, whatever its words.
fn shape(document: &Document, text: &str, votes: &mut [i32; Kind::ALL.len()]) {
    let mut vote = |kind: Kind, weight: i32| votes[kind as usize] += weight;
    let has = |zone: Zone| document.zone_lines(zone).next().is_some();
    let lines: Vec<&str> = document
        .plain_lines()
        .iter()
        .filter(|line| !line.is_header)
        .map(|line| &document.plain()[line.span.range()])
        .collect();
    let count = lines.len().max(1);
    let asking = lines.iter().filter(|line| line.trim_end().ends_with('?')).count();
    let words = document.tokens().len();
    let emails = document.links().iter().filter(|link| link.is_email).count();
    let lengths: Vec<usize> = lines.iter().map(|line| line.split_whitespace().take(15).count()).collect();
    let short = lengths.iter().filter(|length| **length <= 10).count();
    let is_letter = document.is_letter();
    if is_letter {
        for kind in Kind::ALL {
            vote(kind, if kind.is_letter() { 4 } else { -5 });
        }
    } else {
        for kind in Kind::ALL.into_iter().filter(|kind| kind.is_letter()) {
            vote(kind, if has(Zone::Headers) || has(Zone::Subject) { 2 } else { -3 });
        }
    }
    if asking * 10 >= count * 6 && asking >= 2 && !is_letter {
        vote(Kind::Questions, 12);
    }
    if is_letter && (has(Zone::Letterhead) || has(Zone::InsideAddress)) {
        vote(Kind::CoverLetter, 4);
    }
    if is_letter && words > 220 {
        vote(Kind::CoverLetter, 4);
    }
    if is_letter && words < 60 {
        vote(Kind::CoverLetter, -2);
    }
    if !is_letter && emails >= 2 && words < 260 {
        vote(Kind::References, 8);
    }
    let bullets = lines.iter().filter(|line| line.starts_with(['-', '•', '*'])).count();
    if !is_letter && emails == 1 && short * 2 > count && count >= 8 {
        vote(Kind::Resume, 5 + i32::from(bullets >= 3) * 2);
    }
    if !is_letter
        && text.contains('#')
        && text
            .split_whitespace()
            .any(|word| word.len() > 2 && word.starts_with('#') && word[1..].chars().all(char::is_alphanumeric))
    {
        vote(Kind::Social, 5);
    }
    // Profiles: a row of roles on top, an "About" line, a numbered thread, a wave.
    let first = lines.first().copied().unwrap_or("");
    let row = first.matches(" | ").count() >= 1 && !first.contains('@') && emails == 0;
    let about =
        lines.iter().any(|line| matches!(line.trim().trim_end_matches(':'), "About" | "About me" | "Headline" | "Bio"));
    let thread =
        lines.iter().filter(|line| line.get(1..3).is_some_and(|mark| mark == "/ " || mark == ". ")).count() >= 3;
    if !is_letter {
        vote(Kind::Social, i32::from(row) * 8 + i32::from(about) * 6 + i32::from(thread) * 3);
    }
    // Pictures stand in posts, and hardly in what is said aloud.
    if !is_letter && document.plain().chars().any(|c| matches!(c, '\u{1f300}'..='\u{1faff}')) {
        vote(Kind::Social, 4);
    }
    // A plain run of prose in the first person, without a frame, is what somebody means to say.
    let long = lengths.iter().filter(|length| **length > 14).count();
    let own =
        document.tokens().iter().filter(|token| matches!(document.written(token), "I" | "me" | "my" | "My")).count();
    if !is_letter && long * 2 >= count && own * 100 >= words * 3 && emails == 0 {
        // An answer takes half a minute; a few lines may as well be a post.
        vote(Kind::InterviewAnswer, if words < 60 { 4 } else { 7 });
    }
}
