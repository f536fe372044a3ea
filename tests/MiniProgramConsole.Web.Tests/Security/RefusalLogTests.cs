using System.Globalization;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using Serilog.Events;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>Each refusal is logged once with its reason, route, person and address, and without anything that was typed.</summary>
public sealed class RefusalLogTests
{
    private const string Address = "203.0.113.9";
    private const string Typed = "typed-and-secret";

    [Fact]
    public void Messages_MappedToReasons_Exist() =>
        Assert.All(RefusalReasonMapping.Messages, key => Assert.NotEmpty(new Message(key, 1, 2, 3).ToString()));

    [Fact]
    public async Task MissingAntiforgeryToken_IsLogged()
    {
        await using var host = await StartAsync();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Email", Typed)]);

        await host.NewVisitorFrom(Address).SendAsync("/account/sign-in", form);

        AssertLogged(host, RefusalReason.Antiforgery, "/account/sign-in");
    }

    [Fact]
    public async Task SignIn_WrongTooOften_LogsEachRefusalAndTheThrottle()
    {
        await using var host = await StartAsync();
        var visitor = host.NewVisitorFrom(Address);
        for (var tries = 0; tries <= SignInThrottle.MaxTries; tries++)
        {
            await visitor.TrySignInAsync($"{Typed}@typed.example", Typed);
        }

        var entries = Entries(host);
        Assert.Equal(SignInThrottle.MaxTries, entries.Count(entry => ReasonOf(entry) == nameof(RefusalReason.SignIn)));
        AssertEntry(host, Assert.Single(entries, entry => ReasonOf(entry) == nameof(RefusalReason.Throttle)), "/account/sign-in", 0, 1);
    }

    [Fact]
    public async Task Validation_OfAForm_IsLoggedWithTheNumberOfErrors()
    {
        await using var host = await StartAsync();

        await host.NewVisitorFrom(Address).RegisterAsync(
            new Dictionary<string, string?> { ["Email"] = Typed, ["DisplayName"] = "", ["Password"] = Typed });

        AssertLogged(host, RefusalReason.Validation, "/account/register", errors: 3);
    }

    [Fact]
    public async Task SignInForm_LeftEmpty_IsLogged()
    {
        await using var host = await StartAsync();

        await host.NewVisitorFrom(Address).TrySignInAsync("", Typed);

        AssertLogged(host, RefusalReason.Validation, "/account/sign-in");
    }

    [Fact]
    public async Task Register_TooOften_IsLogged()
    {
        await using var host = await StartAsync();
        var visitor = host.NewVisitorFrom(Address);
        for (var tries = 0; tries <= SignInThrottle.MaxTries; tries++)
        {
            await visitor.RegisterAsync(RegisterForm.Valid($"{Typed}@register.example", $"{RegisterForm.Password} {tries}"));
        }

        AssertLogged(host, RefusalReason.Throttle, "/account/register");
    }

    [Fact]
    public async Task ResetCodes_TooManyAndWrong_AreLogged()
    {
        await using var host = await StartAsync();
        var visitor = host.NewVisitorFrom(Address);
        for (var tries = 0; tries < 20; tries++)
        {
            await visitor.SubmitAsync(
                (await visitor.GetAsync("/account/forgot")).Form("/forgot"),
                new Dictionary<string,
                string?>
                { ["Email"] = $"{Typed}@typed.example" });
        }

        Assert.Contains(
            Entries(host),
            entry => ReasonOf(entry) == nameof(RefusalReason.Throttle) && entry.Properties["Route"].ToString() == "\"/account/forgot\"");
        await visitor.SubmitAsync(
            (await visitor.GetAsync("/account/reset")).Form("/reset"),
            new Dictionary<string,
            string?>
            { ["Email"] = $"{Typed}@other.example", ["Code"] = "123456", ["Password"] = $"four quiet owls {Typed}" });
        AssertEntry(host, Assert.Single(Entries(host), entry => ReasonOf(entry) == nameof(RefusalReason.Reset)), "/account/reset", 0, 1);
    }

    [Fact]
    public async Task WrongSecondFactor_IsLogged()
    {
        await using var host = await StartAsync();
        var person = await host.Data.PersonAsync();
        var (secret, _) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
        var visitor = host.NewVisitorFrom(Address);
        await visitor.GivePasswordAsync(person);

        await visitor.GiveCodeAsync(host.WrongCodeOf(secret));

        AssertLogged(host, RefusalReason.SecondFactor, "/account/second-factor");
    }

    [Fact]
    public async Task WrongProof_IsLogged()
    {
        await using var host = await StartAsync();
        var (visitor, id) = await SignInAsync(host);
        host.Time.Advance(UserSession.FreshFor);
        var form = (await visitor.GetAsync("/account/data")).Form("/export");

        await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["CurrentPassword"] = Typed });

        AssertLogged(host, RefusalReason.Proof, "/account/data/export", id);
    }

    [Fact]
    public async Task Key_Unreadable_IsLogged()
    {
        await using var host = await StartAsync();
        var (visitor, id) = await SignInAsync(host);

        await visitor.SubmitAsync(
            (await visitor.GetAsync("/account")).Form("/account/name"), new Dictionary<string,
            string?>
            { ["token"] = Typed, ["DisplayName"] = Typed });

        AssertLogged(host, RefusalReason.Key, "/account/name", id);
    }

    [Fact]
    public async Task MissingPermission_IsLogged()
    {
        await using var host = await StartAsync();
        var stranger = await host.Data.WorkspaceAsync(await host.Data.PersonAsync());
        var (visitor, id) = await SignInAsync(host);

        await visitor.GetAsync($"/workspaces/{stranger.Code}/mini-programs?q={Typed}");

        AssertLogged(host, RefusalReason.Permission, "/workspaces/{workspace}/mini-programs", id);
    }

    [Fact]
    public async Task InvalidLink_IsLogged()
    {
        await using var host = await StartAsync();

        await host.NewVisitorFrom(Address).GetAsync($"/account/confirm?token={Typed}");

        AssertLogged(host, RefusalReason.Link, "/account/confirm");
    }

    [Fact]
    public async Task Body_TooLarge_IsLogged()
    {
        await using var host = await StartAsync();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Email", Typed + new string('x', (int)BodyBounds.MaxAnonymous))]);

        await host.NewVisitorFrom(Address).SendAsync("/account/sign-in", form);

        AssertLogged(host, RefusalReason.BodySize, "/account/sign-in");
    }

    [Fact]
    public async Task Body_TooSlow_IsLogged()
    {
        await using var host = await ConsoleHost.StartOnAnAddressAsync(Database.Sqlite, new() { ["Bodies:Seconds"] = "1" });
        var request = new RawRequest(
            "POST", "/account/sign-in", ("Content-Type", "application/x-www-form-urlencoded"), ("Content-Length", "1000"));

        var status = await request.SendAsync(host.Address);

        Assert.Equal(408, status);
        AssertLogged(host, RefusalReason.BodyTime, "/account/sign-in", address: "127.0.0.1");
    }

    [Fact]
    public async Task RateLimit_Exceeded_IsLogged()
    {
        await using var host = await StartAsync(("RateLimits:NetworkPerMinute", "1"));
        var visitor = host.NewVisitorFrom(Address);
        for (var tries = 0; tries < 3; tries++)
        {
            await visitor.TrySignInAsync($"{Typed}@typed.example", Typed);
        }

        AssertEntry(
            host, Assert.Single(Entries(host), entry => ReasonOf(entry) == nameof(RefusalReason.RateLimit)), "/account/sign-in", 0, 1);
    }

    [Fact]
    public async Task EveryEntryOfARequest_HasItsAddress()
    {
        await using var host = await StartAsync();

        await host.NewVisitorFrom("::ffff:203.0.113.9").GetAsync("/health");

        var line = Assert.Single(host.Log.Events, entry => entry.Properties.ContainsKey("Elapsed"));
        Assert.Equal($"\"{Address}\"", line.Properties["Address"].ToString());
        Assert.Equal(
            "GET \"/health\" answered 200",
            line.RenderMessage(CultureInfo.InvariantCulture).Replace("\"GET\"", "GET", StringComparison.Ordinal).Split(" in ")[0]);
    }

    private static Task<ConsoleHost> StartAsync(params (string Name, string Value)[] settings) =>
        ConsoleHost.StartWithAsync(Database.Sqlite, settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));

    private static async Task<(Visitor Visitor, long Id)> SignInAsync(ConsoleHost host)
    {
        var person = await host.Data.PersonAsync();
        var visitor = host.NewVisitorFrom(Address);
        await visitor.SignInAsync(person);
        return (visitor, person.Id);
    }

    private static List<LogEvent> Entries(ConsoleHost host) =>
        [.. host.Log.Events.Where(entry => entry.MessageTemplate.Text.StartsWith("Refused for", StringComparison.Ordinal))];

    private static string ReasonOf(LogEvent entry) => entry.Properties["Reason"].ToString();

    private static void AssertLogged(
        ConsoleHost host, RefusalReason reason, string route, long person = 0, int errors = 1, string address = Address)
    {
        var entry = Assert.Single(Entries(host));
        Assert.Equal($"{reason}", ReasonOf(entry));
        AssertEntry(host, entry, route, person, errors, address);
    }

    private static void AssertEntry(ConsoleHost host, LogEvent entry, string route, long person, int errors, string address = Address)
    {
        Assert.Equal(LogEventLevel.Information, entry.Level);
        Assert.Equal(
            ($"\"{route}\"", $"{person}", $"\"{address}\"", $"{errors}"),
            (entry.Properties["Route"].ToString(), entry.Properties["UserId"].ToString(), entry.Properties["Address"].ToString(),
                entry.Properties["Errors"].ToString()));
        Assert.All(host.Log.Events, logged => Assert.DoesNotContain(
            Typed, logged.RenderMessage(CultureInfo.InvariantCulture) + string.Join(' ', logged.Properties) + logged.Exception,
            StringComparison.Ordinal));
    }
}
