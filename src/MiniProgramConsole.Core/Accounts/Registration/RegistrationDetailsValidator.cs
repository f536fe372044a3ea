using FluentValidation;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Registration;

public sealed class RegistrationDetailsValidator : AbstractValidator<RegistrationDetails>
{
    public RegistrationDetailsValidator()
    {
        RuleFor(details => details.Email).Custom((email, context) =>
            context.Refuse(TextMessages.Of(ApplicationUser.EmailRule, ApplicationUser.EmailRule.Check(email))));
        RuleFor(details => details.DisplayName).Custom((name, context) =>
            context.Refuse(TextMessages.Of("DisplayName", ApplicationUser.NameRule, ApplicationUser.NameRule.Check(name))));
        RuleFor(details => details.Password).Custom((password, context) =>
            context.Refuse(PasswordRule.Check(password, context.InstanceToValidate.Email, context.InstanceToValidate.DisplayName)));
    }
}
