type Mood = "glad" | "pleased" | "unsure";

/** First sentences of reviews. */
export const OPENINGS: Readonly<Record<Mood, readonly string[]>> = {
  glad: [
    "Nobody in our row moved during the credits.",
    "I went in for the poster and came out a different person.",
    "The best two hours I have spent in the dark this year.",
    "Seen twice in one week, and I am taking my mother on Sunday.",
    "Every frame could hang on a wall.",
    "I have not heard a full house that silent in years.",
    "It trusts you to keep up, and then rewards you for it.",
    "A small miracle with a very large heart.",
    "That last scene. I am still sitting there.",
  ],
  pleased: [
    "Sharper and funnier than the trailer lets on.",
    "A slow start, and then I forgot to look at the time.",
    "Lovely work from the whole cast.",
    "Exactly what a Friday evening wants.",
    "Not perfect, but it is about something.",
    "The sound alone is worth the ticket.",
    "Handsome, well paced, and kinder than I expected.",
    "Good company from beginning to end.",
    "It wobbles in the middle and lands beautifully.",
  ],
  unsure: [
    "Gorgeous to look at; I wish it had trusted its story more.",
    "Half of a great film and half of a long one.",
    "My friends loved it, I checked my watch.",
    "The ideas are bigger than the script.",
    "Fine, but the second hour repeats the first.",
    "Strong opening, hurried ending.",
  ],
};

/** Second sentences of reviews. */
export const CLOSINGS: Readonly<Record<Mood, readonly string[]>> = {
  glad: [
    "Go before anyone tells you about it.",
    "See it on the biggest screen you can find.",
    "The music has been in my head since.",
    "I would give it eleven.",
    "Sit in the middle and let it happen.",
    "We walked home instead of taking the train, just to talk about it.",
    "Bring a friend you like to argue with.",
  ],
  pleased: [
    "Stay for the last song.",
    "I would happily see it again.",
    "The lead carries it with one raised eyebrow.",
    "Worth it for the middle act alone.",
    "My daughter asked to come back tomorrow.",
    "Ask for the back rows; it is that kind of film.",
    "Recommended, with popcorn.",
  ],
  unsure: [
    "Still, the camera work is something.",
    "Worth a matinee.",
    "I may be in the minority here.",
    "Others will like it more.",
    "The supporting cast deserved a film of their own.",
  ],
};
