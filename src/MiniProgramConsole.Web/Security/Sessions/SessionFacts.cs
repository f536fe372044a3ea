using System.Linq.Expressions;
using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Web.Security.Sessions;

internal sealed record SessionFacts
{
    public static Expression<Func<UserSession, SessionFacts>> Of { get; } = session => new SessionFacts
    {
        SessionId = session.Id,
        UserId = session.UserId,
        Code = session.User.Code,
        DisplayName = session.User.DisplayName,
        Email = session.User.Email!,
        LastSeenAt = session.LastSeenAt,
        ProvedAt = session.ProvedAt,
        HasSecondFactor = session.User.TwoFactorEnabled,
        Language = session.User.Language,
    };

    public required long SessionId { get; init; }

    public required long UserId { get; init; }

    public required string Code { get; init; }

    public required string DisplayName { get; init; }

    public required string Email { get; init; }

    public required DateTime LastSeenAt { get; init; }

    public required DateTime? ProvedAt { get; init; }

    public required bool HasSecondFactor { get; init; }

    public required string? Language { get; init; }
}
