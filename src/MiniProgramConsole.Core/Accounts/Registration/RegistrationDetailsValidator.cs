using FluentValidation;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Registration;

/// <summary>Judges <see cref="RegistrationDetails"/>. Whether the email has an account is nobody's to know.</summary>
public sealed class RegistrationDetailsValidator : AbstractValidator<RegistrationDetails>
{
    /// <summary>Sets the rules up.</summary>
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
