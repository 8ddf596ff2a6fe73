/**
 * Sentences of our own with what a fact-checker would do with them: `+` check it, `-` leave it. A smoke test and no
 * measure: whoever wrote the rules wrote the sentences. Nothing here was said by anybody.
 */
export interface LabelledSentence {
  readonly genre: 'debate' | 'news' | 'court' | 'interview' | 'hard';
  readonly isWorthy: boolean;
  readonly text: string;
}

const DEBATE = `
+ We have lost 1.3 million factory jobs since the governor took office.
+ Unemployment in my state fell from 9 percent to 4.2 percent in three years.
+ She voted against the highway bill eleven times.
+ My opponent raised taxes on every family that earns more than $40,000.
+ The deficit doubled under the last administration.
- I believe that every child deserves a fair chance.
- Thank you, Governor, and thank you all for coming tonight.
- Senator, you have two minutes to respond.
- What would you do to bring down the price of medicine?
- I will cut taxes for working families.
- We need to come together as a country.
- Let me tell you something about my mother.
+ Crime is at its lowest level in forty years.
+ He said in 2011 that the program should be abolished.
+ Forty-two million Americans have no health insurance.
+ Nobody on this stage has ever balanced a budget except me, and I did it eight times.
+ Our exports to Mexico are twice what they were in 1994.
- That is just not right.
- I want to be the president of all the people.
- And I look forward to working with the Congress.
- Look, here is what this election is about.
- Good evening from the university hall, and welcome to the second debate.
- The next question goes to Mr. Hale.
- You know, I met a woman in Ohio last week, and she cried.
+ The Senate passed that bill by 88 votes to 11.
+ China owns more of our debt than any other country.
+ The top one percent paid 37 percent of all income taxes last year.
+ They have never won a single case in the Supreme Court on this.
+ We spend more on health care than any nation on earth.
- It would be a terrible mistake to leave now.
- How can we trust a man like that?
- I have a plan.
- My wife and I have been married for thirty years.
- We can do better, and we must do better.
- Your time is up, Congresswoman.
- With all due respect, that is a matter of opinion.
- God bless you, and God bless America.
+ My opponent's plan would cost 4 trillion dollars over ten years.
+ In 1986, President Doyle signed the tax reform into law.
+ The governor vetoed the minimum wage increase twice.
+ Wages have not grown since the crisis.
+ More than half of our bridges were built before 1960.
+ This administration has deported more people than any before it.
+ there are four hundred thousand veterans waiting for care
+ WE HAVE 20 MILLION PEOPLE OUT OF WORK IN THIS COUNTRY
- THANK YOU VERY MUCH FOR HAVING US
- well i think that is a fair question
- let me finish
- No, no, no.
- Our strength is our people.
- I hope that you will give me your vote.
- We should treat them with dignity.
- Can I answer that?
- (APPLAUSE)
- We will have a ninety second answer and then a thirty second rebuttal.
- I have always loved this country, and I always will.
+ He cut the education budget by $600 million.
+ Medicare premiums went up 17 percent last year, the largest increase in its history.
+ Your running mate called the treaty a disaster in March.
+ Under his plan, 8 million seniors lose their drug coverage.
`;

const NEWS = `
+ The company cut 12,000 jobs last year, a tenth of its workforce.
+ Inflation rose to 6.8 percent in November, the highest rate since 1982.
+ The minister signed the contract in May 2019 without a tender.
+ At least 43 people were killed when the ferry capsized on Tuesday.
+ Exports to the European Union dropped by a third after the tariffs.
+ The vaccine reduced hospital admissions by 81 percent, a study of 30,000 patients found.
+ The city spent €14 million on a stadium that was never opened.
+ No other country in the region has a higher rate of infection.
+ The court ruled in June that the law violated the constitution.
+ Russia has massed more than 100,000 soldiers near the border.
+ The dam displaced about 9,000 families, according to the ministry.
+ The party has received donations from two mining companies since 2015.
- The two leaders are expected to meet next week.
- It remains to be seen whether the talks will succeed.
- A spokesman did not respond to a request for comment.
- The mood in the hall was tense.
- What happens next is anybody’s guess.
- For many residents it is a sad day.
- The conference will be held in Geneva.
- Read more about the vote on our politics page.
- Critics call the project a folly.
- A decision could come as early as Friday.
- She smiled and waved to the crowd.
- “We are very happy,” he said.
+ Carbon emissions in the country have fallen by 22 percent since 1990.
+ The airline cancelled one in five flights in August.
+ Nearly all of the schools in the province have reopened.
+ The bank hid losses of 900 million dollars from its auditors.
+ The mayor was convicted of fraud in 2008.
+ Police arrested 57 people during the protests.
+ Real wages in the sector are lower than they were in 2007.
+ The hospital had closed its emergency ward because of a shortage of nurses.
- The village lies in a green valley.
- Perhaps the truth lies somewhere in between.
- If the bill passes, parents could apply from autumn.
- This is a developing story.
- Nobody knows how it will end.
- Here is what you need to know.
- Subscribe to our newsletter.
+ The temperature in the valley reached 47.3 degrees, the hottest day ever recorded there.
+ Parliament approved the budget by 212 votes to 190.
+ The factory in Gdansk employs more people than any other in the region.
`;

const COURT = `
+ The defendant transferred $2.4 million to an account in Cyprus.
+ The statute was enacted in 1934 and has been amended four times.
+ He was at the scene eleven minutes before the police arrived.
+ The jury convicted her on three of the seven counts.
+ The agency denied 94 percent of the applications.
+ The Fourth Circuit reversed that judgment in 2016.
+ Nine other states have adopted the same rule.
+ The plaintiffs never received notice of the hearing.
- May it please the Court.
- I have nothing further, Your Honor.
- Would you agree that the rule is ambiguous?
- Counsel, let me ask you about that.
- I think that is the better reading.
- We will hear argument next in Case 19-431.
- Suppose that a state wanted to do just that.
- Thank you, counsel. The case is submitted.
- That would be a harder case.
- So what is your limiting principle?
- You may proceed.
- I’m not sure that I follow.
+ The company knew about the defect since 2003 and told nobody.
+ Congress rejected that very language in 1978.
+ The warrant was signed two days after the search.
+ More than 80 percent of those fees went to a single firm.
- It depends on the facts.
- Yes, Your Honor.
- We would ask the Court to affirm.
`;

const INTERVIEW = `
+ We sold 40,000 tickets in the first week.
+ The club has not won a title since 1978.
+ Our company was founded in 1921 by two brothers from Leeds.
+ About 70 percent of the plastic in the river comes from two factories.
+ Scientists have found that the glacier lost half of its mass in thirty years.
+ The government promised us 200 houses, and it built 14.
+ Women in this industry earn 18 percent less than men.
+ The old mayor sold the land to his cousin for a tenth of its worth.
- I was so nervous, I could hardly speak.
- How did you get started?
- It was just a wonderful feeling.
- I love to cook for my friends.
- Where do you see yourself in ten years?
- I don’t know, maybe I’ll write another book.
- Tell us about your childhood.
- Oh, absolutely.
- You have to follow your heart.
- I guess I was lucky.
- Thanks so much for joining us today.
- I remember the smell of my grandmother’s kitchen.
- We hope to open a second shop.
- That’s a great question.
- Music is everything to me.
- I would never do that again.
+ Every third farm in the district closed between 2005 and 2015.
+ The ministry approved the drug in spite of six deaths in the trials.
+ There are only 300 of these animals left in the wild.
+ The film cost nine million and earned sixty.
+ The union had 12,000 members then; today it has 900.
- My advice is to begin early.
- People should be kinder to each other.
- It feels like coming home.
- Is there anything you would like to add?
`;

/** Written after the rules, against them: figures that are nobody's business, and claims without any. */
const HARD = `
- I have served in the Senate for twenty-two years.
- I have three points to make about the budget.
- We are going to create 10 million jobs in my first term.
+ The president said that he would close the prison, and it is still open.
+ His health plan is the same one that he offered as governor.
+ Iran is months away from a nuclear weapon.
+ You have been in office for four years, and the debt has grown every single year.
- In four years we will look back on this night with pride.
- I have been married to the same woman for 25 years.
+ They moved those factories to Vietnam.
+ Oil production on federal land is down.
- There are two ways to look at this problem.
- Last week I met a farmer who had lost his land.
+ No president has done more for veterans.
- Some people say that government is too big.
+ She has changed her position on the war.
+ The insurance companies wrote that bill.
+ This is the same man who called climate change a hoax.
- The 2024 election is about the future of this country.
- My father worked 60 hours a week in a steel mill.
+ Most of the hijackers came from Saudi Arabia.
+ He did not pay a cent of income tax.
- You will see that 9 out of 10 people would rather have a choice.
+ Women are paid less than men for the same work.
- We have to reduce the deficit by 2030.
- Congress should pass the bill before the 4th of July.
- What did your administration do to stop 5,000 jobs from leaving Ohio?
+ There is no such thing in the bill.
+ The glacier is retreating.
+ Our schools are failing because of that law.
- At 8 p.m. on Thursday the doors opened.
- The band played for two hours to a full house.
- Tickets cost 20 dollars at the door.
- He is the second son of a baker from Lyon.
+ The water in the town is not safe to drink.
+ The minister knew about the leak and lied to parliament.
+ Vaccinated children fall ill more often.
+ The army controls the whole of the south.
- Both sides have said that they want peace.
- Three of the five members declined to comment.
`;

/** Every sentence, genre by genre. */
export const LABELLED: readonly LabelledSentence[] = (
  [
    ['debate', DEBATE],
    ['news', NEWS],
    ['court', COURT],
    ['interview', INTERVIEW],
    ['hard', HARD],
  ] as const
).flatMap(([genre, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => ({ genre, isWorthy: line.startsWith('+'), text: line.slice(2) })),
);
