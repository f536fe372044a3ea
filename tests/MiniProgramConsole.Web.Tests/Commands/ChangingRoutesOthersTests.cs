using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>Sends each form, complete and with a valid antiforgery token, as everyone without permission.</summary>
public sealed class ChangingRoutesOthersTests
{
    // These routes identify a personal item without a route parameter.
    private static readonly string[] NameSomethingOwn = ["account/invitation/accept", "account/invitation/decline", "account/sessions/end"];

    // Kept for the person in the form's stamp, who has since been signed out.
    private static readonly string[] Kept = ["UnfinishedForms", "StagedLogos"];

    private const string Nobody = "nobody";

    [Theory, EachDatabase]
    public Task EveryRoute_SentWithoutPermission_ChangesNothing(Database database) => ChangingWalk.RunAsync(database, async (walk, route) =>
    {
        var endpoint = ChangingRoutes.Of(walk.Host)[route.Pattern];
        var isOnesOwn = route.By == SentBy.Person && !route.Pattern.Contains('{') && !NameSomethingOwn.Contains(route.Pattern);
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || isOnesOwn)
        {
            return;
        }

        var stage = await ChangingStage.OnAsync(walk.Host, route);
        var form = await route.PrepareAsync(stage);
        foreach (var (kind, visitor) in await OthersAsync(stage, route, endpoint))
        {
            var token = await TokenAsync(visitor, kind);
            var before = await walk.StateAsync();
            var answer = await (form with { Visitor = visitor, Typed = new(form.Typed) { ["__RequestVerificationToken"] = token } })
                .SendAsync();
            var isKept = kind == Nobody && endpoint.Metadata.GetMetadata<KeptWhenSignedOutAttribute>() is not null;
            var changed = (await walk.StateAsync()).ChangedSince(before, isKept ? Kept : []);
            walk.Expect(changed.Count == 0, $"{kind}: {route} changes {string.Join(", ", changed)}");
            walk.Expect(
                IsRefusal(answer) || (route.By == SentBy.Person && (int)answer.Status < 400),
                $"{kind}: {route} answers {(int)answer.Status} {answer.Location}");
        }
    });

    private static bool IsRefusal(Page answer) =>
        (int)answer.Status is 400 or 403 or 404 or 409 || answer.Location?.Contains("/account/sign-in", StringComparison.Ordinal) == true;

    private static async Task<IReadOnlyList<(string Kind, Visitor Visitor)>> OthersAsync(
        ChangingStage stage, ChangingRoute route, RouteEndpoint endpoint)
    {
        var stranger = await stage.Host.Data.PersonAsync();
        await stage.Host.Data.WorkspaceAsync(stranger);
        List<(string Kind, Visitor Visitor)> others =
            [(Nobody, stage.Host.NewVisitor()), ("stranger", await stage.Host.SignInAsync(stranger))];
        if (route.By == SentBy.Person)
        {
            return others;
        }

        var admin = await stage.Host.Data.PersonAsync();
        await stage.Host.Data.AddMemberAsync(stage.Workspace, admin, WorkspaceRole.Developer);
        await stage.Host.Data.AddProgramMemberAsync(stage.Program.MiniProgramId, admin, ProgramRole.Admin);
        var permissions = endpoint.Metadata.OfType<RequiresPermissionAttribute>().Select(required => required.Permission).ToList();
        (EffectiveRole Role, Person Person)[] members =
        [
            (EffectiveRole.Owner, stage.Owner), (EffectiveRole.Master, stage.Master), (EffectiveRole.ProgramAdmin, admin),
            (EffectiveRole.ProgramDeveloper, stage.Developer), (EffectiveRole.Developer, stage.Other),
        ];
        foreach (var (role, person) in members.Where(member => member.Person != stage.Sender))
        {
            if (permissions.Count == 0 || !permissions.TrueForAll(permission => PermissionTable.Allows(RoleAt(route, role), permission)))
            {
                others.Add(($"{role}", await stage.Host.SignInAsync(person)));
            }
        }

        return others;
    }

    // A mini program role counts only if the address names the mini program.
    private static EffectiveRole RoleAt(ChangingRoute route, EffectiveRole role) =>
        role is EffectiveRole.ProgramAdmin or EffectiveRole.ProgramDeveloper && !route.Pattern.Contains("{id}", StringComparison.Ordinal)
            ? EffectiveRole.Developer : role;

    private static async Task<string> TokenAsync(Visitor visitor, string kind)
    {
        var page = await visitor.GetAsync(kind == Nobody ? "/account/sign-in" : "/workspaces");
        return page.Token;
    }
}
