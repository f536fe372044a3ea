namespace MiniProgramConsole.Core.Data;

public sealed record BulkColumn(string Name, Type Type, bool IsIdentity);
