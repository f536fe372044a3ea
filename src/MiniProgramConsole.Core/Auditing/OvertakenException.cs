namespace MiniProgramConsole.Core.Auditing;

/// <summary>Another transaction advanced the same stream first: the work has to begin anew.</summary>
internal sealed class OvertakenException : Exception;
