namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

public sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
