namespace MiniProgramConsole.Core.Data;

/// <summary>A column that a bulk insert writes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values, as the provider takes them.</param>
/// <param name="IsIdentity">Whether the database would number it by itself.</param>
public sealed record BulkColumn(string Name, Type Type, bool IsIdentity);
