using FluentValidation;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

/// <summary>Judges <see cref="FoundingDetails"/>.</summary>
public sealed class FoundingDetailsValidator : AbstractValidator<FoundingDetails>
{
    /// <summary>Sets the rules up.</summary>
    public FoundingDetailsValidator()
    {
        RuleFor(details => details.MerchantName).Custom((name, context) =>
            context.Refuse(TextMessages.Of("MerchantName", Merchant.NameRule, Merchant.NameRule.Check(name))));
        RuleFor(details => details.WorkspaceName).Custom((name, context) =>
            context.Refuse(TextMessages.Of("WorkspaceName", Workspace.NameRule, Workspace.NameRule.Check(name))));
    }
}
