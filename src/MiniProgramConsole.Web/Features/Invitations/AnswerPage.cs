using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Features.Invitations;

/// <param name="Invitation">The invitation.</param>
/// <param name="Token">The secret of its link.</param>
public sealed record AnswerPage(ReceivedInvitation Invitation, string Token);
