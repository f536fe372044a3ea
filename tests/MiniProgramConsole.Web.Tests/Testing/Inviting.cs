using AngleSharp.Html.Dom;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Sends and answers invitations as a browser without JavaScript does.</summary>
public static class Inviting
{
    private static int count;

    public static string NewEmail() => $"invited{Interlocked.Increment(ref count)}@invite.example";

    public static string Members(Workspace workspace) => $"/workspaces/{workspace.Code}/members";

    public static async Task<IHtmlFormElement> InviteFormAsync(this Visitor visitor, Workspace workspace) =>
        (await visitor.GetAsync($"{Members(workspace)}/invite")).Form("/members/invitations");

    public static Dictionary<string, string?> Invited(string email, string role = "Developer") =>
        new() { ["Email"] = email, ["DisplayName"] = "Zhou Yun", ["Role"] = role };

    public static async Task<Page> InviteAsync(this Visitor visitor, Workspace workspace, string email, string role = "Developer") =>
        await visitor.SubmitAsync(await visitor.InviteFormAsync(workspace), Invited(email, role));

    /// <summary>The action is <c>send-again</c> or <c>withdraw</c>. The workspace must have a single pending invitation.</summary>
    public static async Task<Page> OnInvitationAsync(this Visitor visitor, Workspace workspace, string action) =>
        await visitor.SubmitAsync((await visitor.GetAsync(Members(workspace))).Form($"/{action}"));

    /// <summary>The answer is <c>accept</c> or <c>decline</c>.</summary>
    public static async Task<Page> AnswerAsync(this Visitor visitor, string link, string answer) =>
        await visitor.SubmitAsync((await visitor.GetAsync(link)).Form($"/{answer}"));
}
