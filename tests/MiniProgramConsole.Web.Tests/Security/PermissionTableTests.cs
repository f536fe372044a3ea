using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>Requests every route as every kind of person and compares the answers with the permission table.</summary>
public sealed class PermissionTableTests(ConsoleHosts hosts, ITestOutputHelper output) : IClassFixture<ConsoleHosts>
{
    private const string Anonymous = "anonymous";

    private static readonly Dictionary<string, EffectiveRole?> Kinds = new()
    {
        [Anonymous] = null,
        ["stranger"] = null,
        ["owner"] = EffectiveRole.Owner,
        ["master"] = EffectiveRole.Master,
        ["program admin"] = EffectiveRole.ProgramAdmin,
        ["program developer"] = EffectiveRole.ProgramDeveloper,
        ["developer"] = EffectiveRole.Developer,
        ["blocked"] = null,
        ["removed"] = null,
        ["invited"] = null,
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task EveryRoute_RequestedByEveryKindOfPerson_AnswersAsTheTableSays(Database database)
    {
        var (team, invitation) = await ArrangeAsync(await hosts.OnAsync(database));
        var wrong = new List<string>();
        var (pairs, routes) = (0, EveryRoute.Of(team.Host));
        Assert.True(routes.Count > 30, $"The walk found {routes.Count} routes only.");
        foreach (var (kind, standing) in Kinds)
        {
            var visitor = kind == Anonymous ? team.Host.NewVisitor() : team[kind];
            var token = await TokenAsync(visitor, kind);
            // Sign out last, because it ends the session that the other requests need.
            foreach (var (method, route) in routes.OrderBy(route => route.Route.RoutePattern.RawText == "account/sign-out"))
            {
                var answer = await AskAsync(visitor, method, EveryRoute.AddressOf(team, invitation, route), token);
                var expected = Expected(route, kind, standing);
                if (!Fits(expected, answer))
                {
                    wrong.Add(
                        $"{kind}: {method} {route.RoutePattern.RawText} answered {(int)answer.Status} {answer.Location}, not {expected}");
                }

                pairs++;
            }
        }

        output.WriteLine($"{pairs} pairs: {routes.Count} routes, {Kinds.Count} kinds of people.");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Table_InTheDocs_IsTheSame()
    {
        var docs = (await Repository.ReadAsync("docs", "security.md")).Split('\n');

        Assert.Contains("  | | Permission | Owner | Master | Program admin | Program developer | Developer | Otherwise |", docs);
        Assert.Equal(
            Enum.GetValues<Permission>().Select(RowOf).Order(StringComparer.Ordinal),
            docs.Where(line => line.EndsWith("| 404 |", StringComparison.Ordinal))
                .Select(line => line[line.IndexOf("| `", StringComparison.Ordinal)..]).Order(StringComparer.Ordinal));
    }

    private static string RowOf(Permission permission)
    {
        EffectiveRole[] columns = [EffectiveRole.Owner, EffectiveRole.Master, EffectiveRole.ProgramAdmin, EffectiveRole.ProgramDeveloper,
            EffectiveRole.Developer];
        var cells = columns.Select(role => PermissionTable.Allows(role, permission) ? "✓" : "403");
        return $"| `{permission}` | {string.Join(" | ", cells)} | 404 |";
    }

    /// <summary>A team, a stranger, someone invited, and two former program admins: one blocked, one removed.</summary>
    private static async Task<(Team Team, string Invitation)> ArrangeAsync(ConsoleHost host)
    {
        var team = await Team.OnAsync(host);
        await team.AddAsync("bystander", "He Ping", WorkspaceRole.Developer, null);
        await team.AddAsync("blocked", "Xu Bo", WorkspaceRole.Developer, ProgramRole.Admin);
        await team.AddAsync("removed", "Ma Lin", WorkspaceRole.Developer, ProgramRole.Admin);
        await team.AddStrangerAsync("stranger");
        var invitation = await team.AddInvitedAsync("invited");
        foreach (var kind in Kinds.Keys.Where(kind => kind != Anonymous))
        {
            await StageAsync(host, team.Person(kind));
        }

        await host.Data.BlockAsync(team.Workspace, team.Person("blocked"));
        var page = await team.Owner.GetAsync(team.Address("removed"));
        await team.Owner.SubmitAsync(
            page.Form("/remove"), new Dictionary<string, string?> { ["TypedEmail"] = team.Person("removed").Email });
        return (team, invitation);
    }

    private static async Task StageAsync(ConsoleHost host, Person person)
    {
        var content = UploadedFile.Logo().Content;
        await using var context = host.NewContext();
        context.Add(new StagedLogo { UserId = person.Id, Hash = Hashing.Sha256(content), Content = content, StagedAt = host.Time.Now });
        await context.SaveChangesAsync(Cancelled);
    }

    // Forms are sent without their required values, so they change nothing. The answers still show who may send them.
    private static Task<Page> AskAsync(Visitor visitor, string method, string address, string token) => method == "GET"
        ? visitor.GetAsync(address)
        : visitor.SendAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

    private static async Task<string> TokenAsync(Visitor visitor, string kind)
    {
        var page = await visitor.GetAsync(kind == Anonymous ? "/account/sign-in" : "/workspaces");
        return page.Token;
    }

    // A person who is signed in needs no second step and is redirected.
    private static bool NeedsTicket(RouteEndpoint route, string kind) => route.RoutePattern.RawText == "account/register/again"
        || (route.RoutePattern.RawText == "account/second-factor" && kind == Anonymous);

    private static string Expected(RouteEndpoint route, string kind, EffectiveRole? role)
    {
        if (NeedsTicket(route, kind))
        {
            // Anyone may open it, but without a ticket from a sign-in it redirects to sign-in.
            return "sign-in";
        }

        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return "open";
        }

        if (kind == Anonymous)
        {
            return "sign-in";
        }

        if (route.RoutePattern.RawText == "account/email/confirm")
        {
            // Open to everyone signed in who has the link, which nobody here has.
            return "404";
        }

        var permissions = route.Metadata.OfType<RequiresPermissionAttribute>().ToList();
        return permissions.Count == 0 ? "allowed"
            : role is not { } known ? "404"
            : permissions.All(required => PermissionTable.Allows(known, required.Permission)) ? "allowed" : "403";
    }

    private static bool Fits(string expected, Page answer)
    {
        var isSignIn = answer.Location?.Contains("/account/sign-in", StringComparison.Ordinal) == true;
        return expected switch
        {
            "open" => !isSignIn,
            "sign-in" => isSignIn,
            "allowed" => (int)answer.Status is 200 or 302 or 400 or 409 && !isSignIn,
            _ => (int)answer.Status == int.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
