using FluentValidation;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Checks only what needs no database. Services check the staged logo and the limit.</summary>
public sealed class MiniProgramDetailsValidator : AbstractValidator<MiniProgramDetails>
{
    public MiniProgramDetailsValidator()
    {
        foreach (var field in MiniProgramFieldList.All)
        {
            RuleFor(details => field.Get(details)).Configure(rule => rule.PropertyName = field.Name).Custom((value, context) =>
                context.Refuse(field.Check(LaunchTargetList.Find(context.InstanceToValidate.LaunchTarget), value)));
        }
    }
}
