using FluentValidation;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>Doesn't check whether the email has an account, because inviters must not find out.</summary>
public sealed class InvitationDetailsValidator : AbstractValidator<InvitationDetails>
{
    public InvitationDetailsValidator()
    {
        RuleFor(details => details.Email).Custom((email, context) =>
            context.Refuse(TextMessages.Of(ApplicationUser.EmailRule, ApplicationUser.EmailRule.Check(email))));
        RuleFor(details => details.DisplayName).Custom((name, context) =>
            context.Refuse(TextMessages.Of("InvitedName", ApplicationUser.NameRule, ApplicationUser.NameRule.Check(name))));
        RuleFor(details => details.Role).Must(role => role is WorkspaceRole.Master or WorkspaceRole.Developer)
            .Says(new Message("Invite.RoleUnknown"));
    }
}
