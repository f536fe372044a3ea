using FluentValidation;
using FluentValidation.Results;

namespace MiniProgramConsole.Core.Messages;

/// <summary>Puts messages into what a validator finds; <see cref="FieldError.Of"/> takes them out again.</summary>
internal static class Refusals
{
    /// <summary>Refuses the property that is judged, where there is a message.</summary>
    public static void Refuse<T>(this ValidationContext<T> context, Message? message)
    {
        if (message is not null)
        {
            context.AddFailure(new ValidationFailure(context.PropertyPath, message.ToString()) { ErrorCode = message.Key, CustomState = message });
        }
    }
}
