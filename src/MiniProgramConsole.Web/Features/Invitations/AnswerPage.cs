using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Web.Features.Invitations;

public sealed record AnswerPage(ReceivedInvitation Invitation, string Token);
