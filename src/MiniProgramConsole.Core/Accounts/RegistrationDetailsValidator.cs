using FluentValidation;
using FluentValidation.Results;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Judges <see cref="RegistrationDetails"/>. Whether the email has an account is nobody's to know.</summary>
public sealed class RegistrationDetailsValidator : AbstractValidator<RegistrationDetails>
{
    /// <summary>Sets the rules up.</summary>
    public RegistrationDetailsValidator()
    {
        RuleFor(details => details.Email).Custom((email, context) =>
            Refuse(context, TextMessages.Of(ApplicationUser.EmailRule, ApplicationUser.EmailRule.Check(email))));
        RuleFor(details => details.DisplayName).Custom((name, context) =>
            Refuse(context, TextMessages.Of("DisplayName", ApplicationUser.NameRule, ApplicationUser.NameRule.Check(name))));
        RuleFor(details => details.Password).Custom((password, context) =>
            Refuse(context, PasswordRule.Check(password, context.InstanceToValidate.Email, context.InstanceToValidate.DisplayName)));
    }

    private static void Refuse(ValidationContext<RegistrationDetails> context, Message? message)
    {
        if (message is not null)
        {
            context.AddFailure(new ValidationFailure(context.PropertyPath, message.ToString()) { ErrorCode = message.Key, CustomState = message });
        }
    }
}
