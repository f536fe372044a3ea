using FluentValidation;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Features.Account;

internal sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(form => form.Email).NotEmpty().WithMessage(_ => new Message("SignIn.EmailRequired").ToString());
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => new Message("SignIn.PasswordRequired").ToString());
    }
}
