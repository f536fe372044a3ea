using System.Globalization;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>The codes of the audit trail's streams. Each is a chain of its own.</summary>
public static class AuditStreams
{
    /// <summary>The most characters of a stream's code.</summary>
    public const int MaxCodeLength = 32;

    /// <summary>The stream that names every other one, so that one which vanished is missed.</summary>
    public const string Registry = "streams";

    /// <summary>Where entries wait that were written before there were chains; <c>migrate</c> takes them from here.</summary>
    public const string Unchained = "unchained";

    /// <summary>What is done in a workspace.</summary>
    /// <param name="workspaceId">The workspace's key.</param>
    public static string OfWorkspace(long workspaceId) => string.Create(CultureInfo.InvariantCulture, $"workspace:{workspaceId}");

    /// <summary>What a person does with the own account, sign-ins first of all.</summary>
    /// <param name="userId">The person's key.</param>
    public static string OfAccount(long userId) => string.Create(CultureInfo.InvariantCulture, $"account:{userId}");
}
