using FluentValidation;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Web.Features.Account.SignIn;

internal sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(form => form.Email).NotEmpty().WithMessage(_ => new Message("SignIn.EmailRequired").ToString());
        RuleFor(form => form.Email).Custom((email, context) =>
        {
            var rule = ApplicationUser.EmailRule;
            // Only a wrong character is named. Any other malformed address is answered like a wrong password.
            if (rule.Check(email) is { Position: > 0 } check)
            {
                context.AddFailure(TextMessages.Of(rule, check)!.ToString());
            }
        });
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => new Message("SignIn.PasswordRequired").ToString());
    }
}
