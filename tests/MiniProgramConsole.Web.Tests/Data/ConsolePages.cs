using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Every page, for tests that check them all.</summary>
public static class ConsolePages
{
    public static IReadOnlyList<string> Of(Workspace workspace, MiniProgram program)
    {
        var (list, activity) = (CreateForm.ListAddress(workspace), $"/workspaces/{workspace.Code}/activity");
        return
        [
            "/",
            "/about",
            "/account/sign-in",
            "/account/register",
            "/account/register/sent",
            "/account/confirm?token=unknown",
            "/account/set-password?token=unknown",
            "/account",
            "/account/security",
            "/account/invitation?token=unknown",
            "/account/security/authenticator",
            "/account/security/recovery-codes",
            "/account/second-factor",
            "/account/sign-ins",
            "/account/security/password",
            "/account/email",
            "/account/email/confirm?token=unknown",
            "/account/forgot",
            "/account/reset",
            "/account/sessions",
            "/account/events",
            "/account/events?before=9",
            "/account/events?after=0",
            "/account/security/passkeys/new",
            $"/account/security/passkeys/{new string('a', Hashing.Length)}",
            $"/account/security/passkeys/{new string('a', Hashing.Length)}/remove",
            "/account/data",
            "/account/data/delete",
            "/account/deleted",
            "/merchants/new",
            "/development/mails",
            "/workspaces",
            $"/workspaces/{workspace.Code}",
            "/workspaces/23456789bcdf",
            list,
            $"{list}?q=咖啡",
            $"{list}?status=in-development&target=alipay-cn&industry=food-coffee&sort=-modified",
            $"{list}?q=咖啡&status=deleted&sort=name",
            $"{list}?sort=name&after=晨~1234567890123456",
            $"{list}/export.csv?q=咖啡",
            $"{list}/export.json?sort=name",
            CreateForm.Address(workspace),
            $"{CreateForm.Address(workspace)}?draft={Guid.Empty}",
            $"{list}/{program.MiniProgramId}",
            $"{list}/{program.MiniProgramId}/history",
            $"{list}/{program.MiniProgramId}/members",
            $"{list}/{program.MiniProgramId}/edit",
            $"{CreateForm.Address(workspace)}?unsent={Guid.Empty}",
            $"{list}/{program.MiniProgramId}/edit?unsent={Guid.Empty}",
            $"{list}/{program.MiniProgramId}/delete",
            $"{list}/1234567890123456",
            $"/workspaces/{workspace.Code}/members",
            $"/workspaces/{workspace.Code}/members/invite",
            $"/workspaces/{workspace.Code}/members/23456789bcdf",
            $"/workspaces/{workspace.Code}/members/leave",
            $"/workspaces/{workspace.Code}/settings",
            $"/workspaces/{workspace.Code}/settings/close",
            $"/workspaces/{workspace.Code}/settings/merchant",
            $"/workspaces/{workspace.Code}/settings/workspaces/new",
            $"/workspaces/{workspace.Code}/ownership",
            activity,
            $"{activity}?person=23456789bcdf&did=mini-program.created&from=2026-01-01&to=2099-12-31",
            $"{activity}?before=9",
            $"{activity}?after=0",
            $"{activity}/export.csv",
            $"/workspaces/{workspace.Code}/logos/{new LogoAddress(program.Details.Logo!, 96)}",
            $"/workspaces/{workspace.Code}/staged-logos/{new LogoAddress(new string('a', Hashing.Length), 96)}",
            "/nowhere",
            "/health",
        ];
    }
}
