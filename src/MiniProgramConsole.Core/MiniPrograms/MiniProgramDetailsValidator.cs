using FluentValidation;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Checks <see cref="MiniProgramDetails"/> by the rules of its launch target. What needs state (the staged logo, the limit) is the service's.</summary>
public sealed class MiniProgramDetailsValidator : AbstractValidator<MiniProgramDetails>
{
    /// <summary>Sets the rules up.</summary>
    public MiniProgramDetailsValidator()
    {
        foreach (var field in MiniProgramFieldList.All)
        {
            RuleFor(details => field.Get(details)).Configure(rule => rule.PropertyName = field.Name).Custom((value, context) =>
                context.Refuse(field.Check(LaunchTargetList.Find(context.InstanceToValidate.LaunchTarget), value)));
        }
    }
}
