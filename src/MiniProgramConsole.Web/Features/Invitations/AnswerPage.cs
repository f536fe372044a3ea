using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Web.Features.Invitations;

/// <param name="Invitation">The invitation.</param>
/// <param name="Token">The secret of its link; empty on the page that an answer brought back.</param>
public sealed record AnswerPage(ReceivedInvitation Invitation, string Token);
