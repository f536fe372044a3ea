namespace MiniProgramConsole.Core.Auditing;

internal sealed record HeadAdvance(string Stream, long From, long To, string Hash, string Seal);
