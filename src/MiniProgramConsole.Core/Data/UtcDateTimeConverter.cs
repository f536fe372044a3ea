using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MiniProgramConsole.Core.Data;

/// <summary>Keeps times in UTC and, on every database, at a precision of one microsecond.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    moment => ToStored(moment),
    moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc))
{
    private static DateTime ToStored(DateTime moment) => moment.Kind == DateTimeKind.Utc
        ? moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond))
        : throw new ArgumentException($"A stored moment must be UTC; this one is {moment.Kind}.", nameof(moment));
}
