namespace MiniProgramConsole.Seeder.Bulk;

internal sealed record BulkColumn(string Name, Type Type, bool IsIdentity);
