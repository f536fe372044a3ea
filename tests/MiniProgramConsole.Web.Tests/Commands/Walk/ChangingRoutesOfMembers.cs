using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

internal static class ChangingRoutesOfMembers
{
    private const string Members = "workspaces/{workspace}/members";
    private const string Invitations = Members + "/invitations";
    private const string One = Members + "/{member}";
    private const string LinkIsOfOnePerson = "an invitation is accepted or declined once, whichever key the form has";

    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        new(Invitations, SentBy.Master, stage =>
        {
            var typed = Inviting.Invited(Inviting.NewEmail());
            return stage.FillAsync(
                $"{stage.Home}/members/invite", "/members/invitations", [.. typed.Select(field => (field.Key, field.Value))]);
        }),
        OnInvitation("/send-again"),
        OnInvitation("/withdraw"),
        new(One + "/role", SentBy.Owner, OnMember("/role")),
        new(One + "/block", SentBy.Master, OnMember("/block")),
        new(One + "/unblock", SentBy.Master, OnMember("/unblock"))
        {
            ArrangeAsync = stage => stage.Host.Data.BlockAsync(stage.Workspace, stage.Developer),
        },
        new(One + "/remove", SentBy.Master, stage => stage.FillAsync(
            $"{stage.Home}/members/{stage.Developer.Code}", "/remove", ("TypedEmail", stage.Developer.Email))),
        new(Members + "/leave", SentBy.Developer, stage => stage.FillAsync($"{stage.Home}/members/leave", "/leave")),
        Answer("accept"),
        Answer("decline"),
    ];

    private static Func<ChangingStage, Task<ReadyForm>> OnMember(string action) =>
        stage => stage.FillAsync($"{stage.Home}/members/{stage.Developer.Code}", action);

    private static ChangingRoute OnInvitation(string action) => new(
        $"{Invitations}/{{invitation}}{action}", SentBy.Master, stage => stage.FillAsync($"{stage.Home}/members", action))
    {
        ArrangeAsync = stage => stage.Host.Data.InviteAsync(stage.Workspace, stage.Owner, Inviting.NewEmail()),
    };

    private static ChangingRoute Answer(string action) => new ChangingRoute(
        $"account/invitation/{action}", SentBy.Person, stage => stage.FillAsync($"/account/invitation?token={stage.Note}", $"/{action}"))
    {
        ArrangeAsync = async stage =>
            stage.Note = (await stage.Host.Data.InviteAsync(stage.Workspace, stage.Owner, stage.Sender.Email, WorkspaceRole.Master)).Secret,
    }.Except(LinkIsOfOnePerson, WalkCase.ForeignKey, WalkCase.SpentKey, WalkCase.UnreadableKey);
}
