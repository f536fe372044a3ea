namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A command as it was sent to the database.</summary>
public sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
