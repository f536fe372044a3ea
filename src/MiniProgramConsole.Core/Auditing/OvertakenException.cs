namespace MiniProgramConsole.Core.Auditing;

/// <summary>Another transaction advanced the same stream first, so the work has to be retried.</summary>
internal sealed class OvertakenException : Exception;
