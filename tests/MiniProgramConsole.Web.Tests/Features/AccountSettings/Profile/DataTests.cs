using System.Net;
using System.Text.Json;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Profile;

public sealed class DataTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Export_ContainsOnlyThePersonsOwnData(Database database)
    {
        var host = await hosts.OnAsync(database);
        var team = await Team.OnAsync(host);
        var (master, visitor) = (team.Person("master"), team.Master);
        await visitor.AddPasskeyAsync(new SoftAuthenticator(), "工作电脑");
        var address = team.Address("developer");
        await visitor.SubmitAsync((await visitor.GetAsync(address)).Form("/block"), new Dictionary<string, string?>());
        await AddAttemptAsync(host, master);
        var edit = (await visitor.GetAsync(Unsent.EditAddress(team.Workspace, team.Program.MiniProgramId)))
            .Form(team.Program.MiniProgramId);
        await visitor.KeepAsync(edit, new Dictionary<string, string?> { ["Name"] = "晨光茶馆" });

        var answer = await ExportAsync(visitor);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.Status, answer.Response.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment; filename=my-data.json", answer.Response.Content.Headers.ContentDisposition!.ToString());
        using var data = JsonDocument.Parse(answer.Body);
        var root = data.RootElement;
        Assert.Equal(
            ["profile", "sessions", "knownDevices", "passkeys", "settings", "authenticators", "signInAttempts", "accountEvents",
                "ownedWorkspaces", "memberships", "createdMerchants", "invitations", "ownershipOffers",
                "programRoles", "drafts", "unsentForms", "activity"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(master.Email, root.GetProperty("profile").GetProperty("email").GetString());
        Assert.Equal("Demo Tea", Single(root, "memberships").GetProperty("workspace").GetString());
        Assert.Equal("master", Single(root, "memberships").GetProperty("role").GetString());
        Assert.Equal("晨光茶馆", Single(root, "unsentForms").GetProperty("details").GetProperty("name").GetString());
        Assert.Equal("工作电脑", Single(root, "passkeys").GetProperty("name").GetString());
        Assert.Equal(["signedIn", "wrongPassword"],
            root.GetProperty("signInAttempts").EnumerateArray().Select(tried => tried.GetProperty("outcome").GetString()));
        Assert.Equal(["account.signed-in", "account.passkey-added"],
            root.GetProperty("accountEvents").EnumerateArray().Select(entry => entry.GetProperty("action").GetString()));
        var action = Single(root, "activity");
        Assert.Equal(
            ("member.blocked", team.Person("developer").Code),
            (action.GetProperty("action").GetString(), action.GetProperty("subjectId").GetString()));
        Assert.Equal(JsonValueKind.Null, action.GetProperty("subjectName").ValueKind);
        foreach (var other in new[] { "owner", "program admin", "program developer", "developer" })
        {
            Assert.DoesNotContain(team.Person(other).Email, answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(team.Person(other).Name, answer.Body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hash", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Export_LongAfterThePassword_AsksForIt(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        host.Time.Advance(UserSession.FreshFor);

        var refused = await ExportAsync(visitor);
        var given = await ExportAsync(visitor, Person.Password);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        HtmlAssert.FieldError(refused, "Current password", "Enter your current password.");
        Assert.Equal(HttpStatusCode.OK, given.Status);
    }

    private static JsonElement Single(JsonElement root, string list) => Assert.Single(root.GetProperty(list).EnumerateArray());

    private static async Task AddAttemptAsync(ConsoleHost host, Person person)
    {
        await using var context = host.NewContext();
        context.Add(new SignInAttempt
        {
            EmailHash = Hashing.Sha256(person.Email.ToUpperInvariant()),
            At = host.Time.Now,
            Outcome = SignInOutcome.WrongPassword,
        });
        await context.SaveChangesAsync(Cancelled);
    }

    private static async Task<Page> ExportAsync(Visitor visitor, string? password = null)
    {
        var page = await visitor.GetAsync("/account/data");
        return await visitor.SubmitAsync(page.Form("/export"), new Dictionary<string, string?> { ["CurrentPassword"] = password });
    }
}
