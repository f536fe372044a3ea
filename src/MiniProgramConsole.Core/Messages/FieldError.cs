namespace MiniProgramConsole.Core.Messages;

/// <summary>A refusal that belongs to one field of an input.</summary>
/// <param name="Field">The name of the input's property, or empty where it concerns the whole input.</param>
/// <param name="Message">What was wrong, what was found, what is allowed.</param>
public sealed record FieldError(string Field, Message Message);
