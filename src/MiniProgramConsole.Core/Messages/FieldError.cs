using FluentValidation.Results;

namespace MiniProgramConsole.Core.Messages;

/// <summary>A refusal that belongs to one field of an input.</summary>
/// <param name="Field">The name of the input's property, or empty where it concerns the whole input.</param>
/// <param name="Message">What was wrong, what was found, what is allowed.</param>
public sealed record FieldError(string Field, Message Message)
{
    /// <summary>What a validator of this console found.</summary>
    /// <param name="result">Its result; each failure carries its <see cref="Messages.Message"/>.</param>
    internal static IEnumerable<FieldError> Of(ValidationResult result) =>
        result.Errors.Select(failure => new FieldError(failure.PropertyName, (Message)failure.CustomState));
}
