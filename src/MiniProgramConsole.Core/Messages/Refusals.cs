using FluentValidation;
using FluentValidation.Results;

namespace MiniProgramConsole.Core.Messages;

internal static class Refusals
{
    public static void Refuse<T>(this ValidationContext<T> context, Message? message)
    {
        if (message is not null)
        {
            context.AddFailure(
                new ValidationFailure(context.PropertyPath, message.ToString()) { ErrorCode = message.Key, CustomState = message });
        }
    }

    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Message message) =>
        rule.WithMessage(_ => message.ToString()).WithErrorCode(message.Key).WithState(_ => message);
}
