using FluentValidation;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

public sealed class MerchantDetailsValidator : AbstractValidator<MerchantDetails>
{
    public MerchantDetailsValidator()
    {
        RuleFor(details => details.MerchantName).Custom((name, context) =>
            context.Refuse(TextMessages.Of("MerchantName", Merchant.NameRule, Merchant.NameRule.Check(name))));
        RuleFor(details => details.WorkspaceName).Custom((name, context) =>
            context.Refuse(TextMessages.Of("WorkspaceName", Workspace.NameRule, Workspace.NameRule.Check(name))));
    }
}
