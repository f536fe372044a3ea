using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>Covers states that no link leads to.</summary>
public sealed class ErrorLanguageTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Chinese = "zh-CN";

    public static TheoryData<string> Languages => ["en", Chinese];

    [Theory, MemberData(nameof(Languages))]
    public async Task OversizedRequest_IsExplainedInOneLanguage(string language)
    {
        var team = await GreekTeam.OnAsync(await hosts.OnAsync(Database.Sqlite), language);

        var page = await team.People["owner"].CreateAsync(
            team.Workspace, logo: new UploadedFile("λογότυπο.png", new byte[20 * 1024 * 1024]));

        AssertOneLanguage(HttpStatusCode.RequestEntityTooLarge, page);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task TooManyTries_AreRefusedInOneLanguage(string language)
    {
        var visitor = (await hosts.OnAsync(Database.Sqlite)).NewVisitor(language);
        var page = await visitor.TrySignInAsync($"{language}@test.example", "α");
        for (var count = 0; count < 10; count++)
        {
            page = await visitor.TrySignInAsync($"{language}@test.example", "α");
        }

        AssertOneLanguage(HttpStatusCode.BadRequest, page);
        Assert.Contains("15", page.Document.QuerySelector("#sign-in-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Conflict_IsShownInOneLanguage(string language)
    {
        var team = await GreekTeam.OnAsync(await hosts.OnAsync(Database.Sqlite), language);
        var (owner, id) = (team.People["owner"], team.Program.MiniProgramId);
        var stale = (await owner.GetAsync($"{Managing.Address(team.Workspace, id)}/edit")).Form(id);
        await team.People["master"].ModifyAsync(team.Workspace, id, "Tagline", "Ο καφές της Μαρίας");

        var page = await owner.SubmitAsync(stale, new Dictionary<string, string?> { ["Tagline"] = "Ο καφές της Λίνας" });

        AssertOneLanguage(HttpStatusCode.Conflict, page);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Fault_IsExplainedInOneLanguage(string language)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);
        var team = await GreekTeam.OnAsync(host, language);
        await using (var context = host.NewContext())
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE FormSubmissions", TestContext.Current.CancellationToken);
        }

        AssertOneLanguage(
            HttpStatusCode.InternalServerError, await team.People["owner"].CreateAsync(team.Workspace, GreekTeam.Valid("Καφές")));
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task RefusedLogos_AreExplainedInOneLanguage(string language)
    {
        var team = await GreekTeam.OnAsync(await hosts.OnAsync(Database.Sqlite), language);
        UploadedFile[] refused =
        [
            UploadedFile.Logo(64, 32), UploadedFile.Logo(name: "λογότυπο.δοχ"), new("λογότυπο.png", [1, 2, 3]),
            new("λογότυπο.png", new byte[300 * 1024]), new("λογότυπο.png", "GIF89a\u0001\0\u0001\0\0\0\0"u8.ToArray()),
            new("λογότυπο.png", UploadedFile.Logo().Content[..60]), UploadedFile.Logo(6000),
        ];
        foreach (var logo in refused)
        {
            AssertOneLanguage(
                HttpStatusCode.BadRequest, await team.People["owner"].CreateAsync(team.Workspace, GreekTeam.Valid("Καφές"), logo));
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task AnswersToScripts_AreInOneLanguage(string language)
    {
        var team = await GreekTeam.OnAsync(await hosts.OnAsync(Database.Sqlite), language);
        var owner = team.People["owner"];
        var form = (await owner.GetAsync(CreateForm.Address(team.Workspace))).Form("/mini-programs");
        var advice = await owner.SendAsync(form.GetAttribute("data-advice")!, Encoded(form, GreekTeam.Valid("Πρωινός καφές")));
        owner.Client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var draft = await owner.SendAsync(form.GetAttribute("data-autosave")!, Encoded(form, GreekTeam.Valid("Καφές")));
        var empty = await owner.SendAsync(form.GetAttribute("data-autosave")!, Encoded(form, []));
        var logo = await owner.SendAsync(form.QuerySelector("[data-upload]")!.GetAttribute("data-upload")!, Encoded(form, []));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [draft.Status, empty.Status, logo.Status]);
        var advised = Json(advice).EnumerateObject().Select(field => field.Value).ToList();
        Assert.NotEmpty(advised);
        foreach (var text in advised.Concat(new[] { draft, empty, logo }.Select(answer => Json(answer).GetProperty("text"))))
        {
            Assert.Empty(ForeignWords.In(language, text.GetString()!));
            Assert.Matches(language == Chinese ? @"\p{IsCJKUnifiedIdeographs}" : "[a-z]", text.GetString());
        }
    }

    private static JsonElement Json(Page page) => JsonDocument.Parse(page.Body).RootElement;

    private static FormUrlEncodedContent Encoded(IHtmlFormElement form, Dictionary<string, string?> values) => new(
        values.Append(Hidden(form, "__RequestVerificationToken")).Append(Hidden(form, "token")).Append(new("LaunchTarget", "alipay-cn"))!);

    private static KeyValuePair<string, string?> Hidden(IHtmlFormElement form, string name) =>
        new(name, form.QuerySelector($"input[name={name}]")!.GetAttribute("value"));

    private static void AssertOneLanguage(HttpStatusCode status, Page page)
    {
        Assert.Equal(status, page.Status);
        Assert.Empty(ForeignWords.On(page.Document));
    }
}
