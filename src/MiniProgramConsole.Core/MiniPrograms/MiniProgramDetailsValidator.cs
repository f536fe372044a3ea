using System.Linq.Expressions;
using FluentValidation;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Judges the shape of <see cref="MiniProgramDetails"/> by the rules of its launch target. What needs state (the staged logo, the limit) is the service's.</summary>
public sealed class MiniProgramDetailsValidator : AbstractValidator<MiniProgramDetails>
{
    /// <summary>Sets the rules up.</summary>
    public MiniProgramDetailsValidator()
    {
        RuleFor(details => details.LaunchTarget).Custom((code, context) =>
        {
            if (LaunchTargetList.Find(code) is null)
            {
                context.Refuse(new Message("LaunchTarget.Unknown"));
            }
        });
        RuleForText(details => details.Name, (target, name) => TextMessages.Of("Name", target.Name, target.Name.Check(name)));
        RuleForText(details => details.Tagline, (target, tagline) => TextMessages.Of("Tagline", target.Tagline, target.Tagline.Check(tagline)));
        RuleForText(details => details.Description,
            (target, description) => TextMessages.Of("Description", target.Description, target.Description.Check(description)));
        RuleFor(details => details.Industry).Custom((code, context) =>
        {
            if (IndustryList.Find(code) is null)
            {
                context.Refuse(new Message(string.IsNullOrEmpty(code) ? "Industry.Required" : "Industry.Unknown"));
            }
        });
        RuleForText(details => details.ContactNumber, (target, number) => TextMessages.Of(target.Phone, target.Phone.Check(number)));
        RuleForText(details => details.ContactEmail, (target, email) => TextMessages.Of(target.Email, target.Email.Check(email)));
    }

    private void RuleForText(Expression<Func<MiniProgramDetails, string?>> field, Func<LaunchTarget, string?, Message?> judge) =>
        RuleFor(field).Custom((value, context) =>
        {
            if (LaunchTargetList.Find(context.InstanceToValidate.LaunchTarget) is { } target)
            {
                context.Refuse(judge(target, value));
            }
        });
}
