using System.Globalization;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Resources;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>Checks all texts and mails, including those that no page shows yet.</summary>
public sealed class ResourceLanguageTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    public static TheoryData<string> Languages => ["en", "zh-Hans"];

    [Theory, MemberData(nameof(Languages))]
    public async Task EveryText_IsInItsLanguage(string language)
    {
        var texts = (await hosts.OnAsync(Database.Sqlite)).Services.GetRequiredService<IStringLocalizer<Texts>>();
        var culture = CultureInfo.GetCultureInfo(language);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);

        var all = texts.GetAllStrings(includeParentCultures: language == "en").Select(text => (text.Name, Words: text.Value))
            .Concat(Messages(culture)).ToList();

        Assert.True(all.Count > 800, $"{all.Count} texts were found.");
        // Date and time patterns contain letters that aren't words.
        Assert.Empty(all.Where(text => !text.Name.EndsWith(".Format", StringComparison.Ordinal))
            .SelectMany(text => ForeignWords.In(language, text.Words).Select(word => $"'{word}' in {text.Name}: {text.Words}")));
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task EveryMailText_WrittenIntoAMail_IsInItsLanguage(string language)
    {
        var writer = (await hosts.OnAsync(Database.Sqlite)).Services.GetRequiredService<MailWriter>();
        var culture = CultureInfo.GetCultureInfo(language);
        var keys = Messages(culture).Where(text => text.Name.StartsWith("Mail.", StringComparison.Ordinal)).Select(text => text.Name)
            .ToList();

        Assert.True(keys.Count > 50, $"{keys.Count} texts of mails were found.");
        foreach (var key in keys)
        {
            var said = new Message(key, "α", "β", new DateTime(2026, 11, 25, 12, 30, 0, DateTimeKind.Utc), "γ");
            var mail = writer.Write(
                new MailReceiver("person@test.example", "Λίνα", culture),
                new MailLetter
                {
                    Subject = said,
                    Before = [said],
                    LinkText = said,
                    Link = new Uri("https://console.example/x"),
                    After = [said]
                },
                DateTime.UnixEpoch);
            Assert.Empty(ForeignWords.In(language, $"{mail.Subject}\n{mail.Text}"));
            Assert.Empty(ForeignWords.On(new HtmlParser().ParseDocument(mail.Html!)));
        }
    }

    private static IEnumerable<(string Name, string Words)> Messages(CultureInfo language)
    {
        var resources = new System.Resources.ResourceManager(typeof(Message).Namespace + ".Messages", typeof(Message).Assembly);
        return resources.GetResourceSet(
            language.Name == "en" ? CultureInfo.InvariantCulture : language, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => ((string)entry.Key, (string)entry.Value!));
    }
}
