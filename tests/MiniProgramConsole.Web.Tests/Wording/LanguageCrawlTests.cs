using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Tests.Data;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>No page, message or mail may mix languages.</summary>
public sealed class LanguageCrawlTests(ITestOutputHelper output)
{
    private static readonly string[] Starts = ["/", "/workspaces", "/account", "/nowhere", "/account/sign-in", "/account/register"];

    [Theory, InlineData("en-US", "en"), InlineData("zh-CN", "zh-Hans")]
    public async Task EveryPageAndMail_OfEveryKindOfPerson_IsInOneLanguage(string accepted, string language)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);
        var team = await GreekTeam.OnAsync(host, accepted);
        var crawls = team.People.Select(person => new LanguageCrawl(person.Value, person.Key, language)).ToList();
        foreach (var crawl in crawls)
        {
            await crawl.WalkAsync(Starts.Concat(ConsolePages.Of(team.Workspace, team.Program)));
        }

        foreach (var crawl in crawls)
        {
            await crawl.PressAsync();
        }

        var mails = await MailsAsync(host);
        output.WriteLine($"{crawls.Sum(crawl => crawl.Answers)} answers, {mails.Count} mails.");
        Assert.All(crawls, crawl => Assert.True(crawl.Answers > 60, $"One person met {crawl.Answers} answers only."));
        Assert.All(mails, mail => Assert.Equal(language, mail.Language));
        var wrong = crawls.SelectMany(crawl => crawl.Wrong).Select(wrong => $"{wrong.Value}: {wrong.Key}")
            .Concat(mails.SelectMany(WordsIn)).Distinct().ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<List<OutboxMail>> MailsAsync(ConsoleHost host)
    {
        await using var context = host.NewContext();
        return await context.OutboxMails.ToListAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> WordsIn(OutboxMail mail) => ForeignWords.In(mail.Language, $"{mail.Subject}\n{mail.Text}")
        .Select(word => $"'{word}' in the mail '{mail.Subject}'")
        .Concat(ForeignWords.On(new HtmlParser().ParseDocument(mail.Html!)).Select(words => $"{words} of the mail '{mail.Subject}'"));
}
