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
            // Another wrong form than that is told from a wrong password by nothing that is said.
            if (rule.Check(email) is { Position: > 0 } check)
            {
                context.AddFailure(TextMessages.Of(rule, check)!.ToString());
            }
        });
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => new Message("SignIn.PasswordRequired").ToString());
    }
}
