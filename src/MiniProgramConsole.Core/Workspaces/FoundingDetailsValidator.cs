using FluentValidation;
using FluentValidation.Results;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Judges <see cref="FoundingDetails"/>.</summary>
public sealed class FoundingDetailsValidator : AbstractValidator<FoundingDetails>
{
    /// <summary>Sets the rules up.</summary>
    public FoundingDetailsValidator()
    {
        RuleFor(details => details.MerchantName).Custom((name, context) =>
            Refuse(context, TextMessages.Of("MerchantName", Merchant.NameRule, Merchant.NameRule.Check(name))));
        RuleFor(details => details.WorkspaceName).Custom((name, context) =>
            Refuse(context, TextMessages.Of("WorkspaceName", Workspace.NameRule, Workspace.NameRule.Check(name))));
    }

    private static void Refuse(ValidationContext<FoundingDetails> context, Message? message)
    {
        if (message is not null)
        {
            context.AddFailure(new ValidationFailure(context.PropertyPath, message.ToString()) { ErrorCode = message.Key, CustomState = message });
        }
    }
}
