using FluentValidation.Results;

namespace MiniProgramConsole.Core.Messages;

public sealed record FieldError(string Field, Message Message)
{
    internal static IEnumerable<FieldError> Of(ValidationResult result) =>
        result.Errors.Select(failure => new FieldError(failure.PropertyName, (Message)failure.CustomState));
}
