using System.Globalization;

namespace MiniProgramConsole.Core.Auditing;

public static class AuditStreams
{
    public const int MaxCodeLength = 32;

    /// <summary>Names every other stream, so that a missing one is noticed.</summary>
    public const string Registry = "streams";

    /// <summary>Holds entries written before chains existed; <c>migrate</c> chains them.</summary>
    public const string Unchained = "unchained";

    public static string OfWorkspace(long workspaceId) => string.Create(CultureInfo.InvariantCulture, $"workspace:{workspaceId}");

    public static string OfAccount(long userId) => string.Create(CultureInfo.InvariantCulture, $"account:{userId}");
}
