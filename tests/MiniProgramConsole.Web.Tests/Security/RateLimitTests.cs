using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Sessions;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>A limit of one per minute lets two requests through at once; the third is refused.</summary>
public sealed class RateLimitTests
{
    private const string One = "203.0.113.7";
    private const string Another = "203.0.113.8";
    private const string Words = "Too many requests at the moment, so nothing was done. Try again in 60 seconds.";

    private static int addresses;

    [Fact]
    public async Task Defaults_AreWhatTheReadmeSays()
    {
        var limits = RateLimitSettings.Read(new ConfigurationBuilder().Build());

        Assert.Equal(new RateLimitSettings(Network: 60, Everyone: 300, KnownBrowser: 30, Uploads: 120, Exports: 10, Advice: 120), limits);
        var readme = await Repository.ReadAsync("README.md");
        foreach (var (name, value) in new[]
        {
            ("Network", limits.Network), ("Everyone", limits.Everyone), ("KnownBrowser", limits.KnownBrowser), ("Uploads", limits.Uploads),
            ("Exports", limits.Exports), ("Advice", limits.Advice),
        })
        {
            Assert.Contains($"| `RateLimits__{name}PerMinute` | `{value}` |", readme, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "Too many requests at the moment, so nothing was done. Try again in 60 seconds.")]
    [InlineData("zh-Hans", "当前请求过多，本次未处理。60 秒后再试。")]
    public async Task SignIn_PastTheNetworksLimit_ComesBackWithTheEmailAndTheWaitingTime(string language, string words)
    {
        await using var host = await StartAsync("Network");
        var visitor = host.NewVisitorFrom(One, language);
        await FailAsync(visitor, 2);

        var page = await TryAsync(visitor);

        Assert.Equal((HttpStatusCode)429, page.Status);
        Assert.Equal("60", page.Response.Headers.GetValues("Retry-After").Single());
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Equal("who@typed.example", page.Document.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.DoesNotContain("wrong password", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(host.NewVisitorFrom(Another, language))).Status);
    }

    [Theory]
    [InlineData("/account/register", "/account/register", "DisplayName")]
    [InlineData("/account/forgot", "/account/forgot", "email")]
    [InlineData("/account/reset", "/account/reset", "Email")]
    public async Task Forms_PastTheLimit_ComeBackWithWhatWasTyped(string address, string action, string field)
    {
        await using var host = await StartAsync("Network");
        var visitor = host.NewVisitorFrom(One);
        await FailAsync(visitor, 2);
        var form = (await visitor.GetAsync(address)).Form(action);
        var name = form.Elements.OfType<IHtmlInputElement>()
            .Single(input => input.Name!.Equals(field, StringComparison.OrdinalIgnoreCase)).Name!;

        var page = await visitor.SubmitAsync(
            form, new Dictionary<string, string?> { [name] = "typed@it.example", ["Password"] = "long and secret words" });

        Assert.Equal((HttpStatusCode)429, page.Status);
        Assert.Contains(Words, page.Text, StringComparison.Ordinal);
        Assert.Equal("typed@it.example", page.Form(action).Elements.OfType<IHtmlInputElement>().Single(input => input.Name == name).Value);
        Assert.DoesNotContain("long and secret words", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondStep_PastTheLimit_AcceptsNoCodeAndWorksLater()
    {
        await using var host = await StartAsync("KnownBrowser", perMinute: 2);
        var person = await host.Data.PersonAsync();
        var (secret, _) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
        var visitor = host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Add(
            "Cookie", $"__Host-console.device=~{host.Services.GetRequiredService<KnownBrowserMark>().Make(person.Id)}");
        await FailAsync(visitor, 3);
        await visitor.GivePasswordAsync(person);

        var page = await visitor.GiveCodeAsync(host.CodeOf(secret));

        Assert.Equal((HttpStatusCode)429, page.Status);
        Assert.Equal(
            host.CodeOf(secret),
            page.Form(SecondFactors.StepAddress).Elements.OfType<IHtmlInputElement>().Single(input => input.Name == "Code").Value);
        await using var context = host.NewContext();
        Assert.Equal(1, context.Sessions.Count(session => session.UserId == person.Id));
    }

    [Fact]
    public async Task GlobalLimit_WhenReached_BlocksStrangersButNotKnownBrowsers()
    {
        await using var host = await StartAsync("Everyone", perMinute: 2);
        var known = host.NewVisitorFrom(One);
        await known.SignInAsync(await host.Data.PersonAsync());
        host.EndSessions();
        for (var tries = 0; tries < 3; tries++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(host.NewVisitorFrom(NewAddress()))).Status);
        }

        Assert.Equal((HttpStatusCode)429, (await TryAsync(host.NewVisitorFrom(NewAddress()))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(known)).Status);
        var forger = host.NewVisitorFrom(NewAddress());
        forger.Client.DefaultRequestHeaders.Add("Cookie", $"__Host-console.device=~forged");
        Assert.Equal((HttpStatusCode)429, (await TryAsync(forger)).Status);
        host.Time.Advance(KnownDevice.Lifetime);
        Assert.Equal((HttpStatusCode)429, (await TryAsync(known)).Status);
    }

    [Fact]
    public async Task OneNetwork_FloodingTheConsole_DoesNotAffectOthers()
    {
        await using var host = await StartWithAsync(("Network", 1), ("Everyone", 3));
        var flood = host.NewVisitorFrom(One);
        for (var tries = 0; tries < 30; tries++)
        {
            await TryAsync(flood);
        }

        // Six are allowed at once, and the flood used two of them.
        for (var tries = 0; tries < 4; tries++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(host.NewVisitorFrom(NewAddress()))).Status);
        }
    }

    [Fact]
    public async Task OneSubscribersManyAddresses_AreOneNetwork()
    {
        await using var host = await StartAsync("Network");

        await FailAsync(host.NewVisitorFrom("2001:db8:1:2::1"), 1);
        await FailAsync(host.NewVisitorFrom("2001:db8:1:2:3:4:5:6"), 1);

        Assert.Equal((HttpStatusCode)429, (await TryAsync(host.NewVisitorFrom("2001:db8:1:2:ffff::9"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(host.NewVisitorFrom("2001:db8:1:3::1"))).Status);
    }

    [Fact]
    public async Task Passkeys_PastTheLimit_GetAMessageForScripts()
    {
        await using var host = await StartAsync("Network");
        var visitor = host.NewVisitorFrom(One);
        await FailAsync(visitor, 2);
        var form = (await visitor.GetAsync("/account/sign-in")).Form("/account/sign-in");
        form.SetAttribute("action", "/account/passkey/options");

        var answer = await visitor.SubmitAsync(form, new Dictionary<string, string?>());

        Assert.Equal((HttpStatusCode)429, answer.Status);
        Assert.Equal(Words, JsonDocument.Parse(answer.Body).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task PagesHealthAndErrors_HaveNoLimit()
    {
        await using var host = await StartAsync("Network");
        var visitor = host.NewVisitorFrom(One);
        await FailAsync(visitor, 2);
        await TryAsync(visitor);

        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/sign-in")).Status);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health")).Status);
            using var nothing = new FormUrlEncodedContent([]);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.SendAsync("/error/429", nothing)).Status);
        }
    }

    [Fact]
    public async Task Exports_PastTheLimit_TellOnlyTheirPersonHowLongToWait()
    {
        await using var host = await StartAsync("Exports");
        var team = await Team.OnAsync(host);
        var address = $"{CreateForm.ListAddress(team.Workspace)}/export.csv?q=x";
        await team.Owner.GetAsync(address);
        await team.Owner.GetAsync(address);

        var page = await team.Owner.GetAsync(address);

        Assert.Equal(((HttpStatusCode)429, "Too many requests"), (page.Status, page.Heading));
        Assert.Equal("60", page.Response.Headers.GetValues("Retry-After").Single());
        Assert.Contains(Words, page.Text, StringComparison.Ordinal);
        Assert.Equal(address, page.Document.QuerySelector(".actions .btn-primary")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await team.Master.GetAsync(address)).Status);
    }

    [Fact]
    public async Task PersonalData_PastTheLimit_IsNotExported()
    {
        await using var host = await StartAsync("Exports");
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var form = (await visitor.GetAsync("/account/data")).Form("/export");
        await visitor.SubmitAsync(form);
        await visitor.SubmitAsync(form);

        var page = await visitor.SubmitAsync(form);

        Assert.Equal(((HttpStatusCode)429, "Too many requests"), (page.Status, page.Heading));
        Assert.Contains("Back to the form", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_PastTheLimit_KeepTheFormAndTellScripts()
    {
        await using var host = await StartAsync("Uploads");
        var team = await Team.OnAsync(host);
        var form = (await team.Owner.GetAsync(CreateForm.Address(team.Workspace))).Form("/mini-programs");
        var edit = (await team.Owner.GetAsync(Unsent.EditAddress(team.Workspace, team.Program.MiniProgramId)))
            .Form(team.Program.MiniProgramId);
        await team.Owner.KeepAsync(edit, new Dictionary<string, string?> { ["Name"] = "晨" });
        await team.Owner.KeepAsync(edit, new Dictionary<string, string?> { ["Name"] = "晨光" });

        var kept = await team.Owner.KeepAsync(edit, new Dictionary<string, string?> { ["Name"] = "晨光咖" });
        var created = await team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
        var modified = await team.Owner.SubmitAsync(edit, new Dictionary<string, string?> { ["Name"] = "晨光咖啡馆" });

        Assert.Equal(
            ((HttpStatusCode)429, Words), (kept.Status, JsonDocument.Parse(kept.Body).RootElement.GetProperty("text").GetString()));
        Assert.Equal((HttpStatusCode)429, created.Status);
        Assert.Contains(Words, created.Text, StringComparison.Ordinal);
        Assert.Equal("晨光咖啡", created.Control("Mini Program Name").GetAttribute("value"));
        Assert.Equal((HttpStatusCode)429, modified.Status);
        Assert.Equal("晨光咖啡馆", modified.Control("Mini Program Name").GetAttribute("value"));
        await using var context = host.NewContext();
        Assert.Equal(1, context.MiniPrograms.Count());
        Assert.Empty(context.StagedLogos);
    }

    [Fact]
    public async Task FormOfAnEndedSession_PastTheLimit_IsNotLost()
    {
        await using var host = await StartAsync("KnownBrowser");
        var team = await Team.OnAsync(host);
        var form = (await team.Owner.GetAsync(CreateForm.Address(team.Workspace))).Form("/mini-programs");
        host.EndSessions();
        Assert.Contains("kept=True", (await team.Owner.SubmitAsync(form, CreateForm.Valid())).Location, StringComparison.Ordinal);
        await team.Owner.SubmitAsync(form, CreateForm.Valid());

        var page = await team.Owner.SubmitAsync(form, CreateForm.Valid("Name", "晨光茶"));

        Assert.Equal(((HttpStatusCode)429, "Too many requests"), (page.Status, page.Heading));
        Assert.Contains("Back to the form", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("晨光茶\"", Assert.Single(await host.KeptFormsAsync(team.Person("owner"))).Content, StringComparison.Ordinal);
    }

    [Fact]
    public void MillionsOfNetworks_ShareAFixedNumberOfCounters()
    {
        using var limiters = new RateLimiters(RateLimitSettings.Default with { Network = 1, Everyone = 1_000_000 });

        var letThrough = Enumerable.Range(0, 200_000)
            .Count(number => limiters.CountAnonymous(number.ToString(CultureInfo.InvariantCulture), knownAs: null) is null);

        Assert.InRange(letThrough, RateLimiters.Places, (2 * RateLimiters.Places) + (RateLimiters.Places / 10));
    }

    private static string NewAddress() => $"198.51.100.{Interlocked.Increment(ref addresses)}";

    private static Task<ConsoleHost> StartAsync(string limit, int perMinute = 1) => StartWithAsync((limit, perMinute));

    private static Task<ConsoleHost> StartWithAsync(params (string Limit, int PerMinute)[] limits) => ConsoleHost.StartWithAsync(
        Database.Sqlite, limits.ToDictionary(
            limit => $"RateLimits:{limit.Limit}PerMinute", limit => (string?)limit.PerMinute.ToString(CultureInfo.InvariantCulture)));

    private static Task<Page> TryAsync(Visitor visitor) => visitor.TrySignInAsync("who@typed.example", "a wrong password");

    private static async Task FailAsync(Visitor visitor, int times)
    {
        for (var tries = 0; tries < times; tries++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(visitor)).Status);
        }
    }
}
