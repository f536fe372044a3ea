namespace MiniProgramConsole.Web.Tests.Testing.Interceptors;

public sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
