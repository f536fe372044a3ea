using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    // The old name: migrations only add.
    internal const string PrimaryKey = "PK_FormSubmissions";

    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("FormSubmissions");
        builder.HasKey(record => new { record.UserId, record.Token }).HasName(PrimaryKey);
        builder.Property(record => record.Fingerprint).IsHash();
        builder.Property(record => record.SubjectId).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(record => record.SubjectName).HasMaxLength(AuditEntry.MaxNameLength);
        builder.HasIndex(record => record.At);
    }
}
