using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    internal const string HeadPrimaryKey = "PK_AuditHeads";

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.Stream).IsCode(AuditStreams.MaxCodeLength);
        builder.Property(entry => entry.ActorName).HasMaxLength(AuditEntry.MaxNameLength);
        builder.Property(entry => entry.Address).HasMaxLength(AuditEntry.MaxAddressLength);
        builder.Property(entry => entry.Action).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(entry => entry.SubjectKind).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(entry => entry.SubjectId).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(entry => entry.SubjectName).HasMaxLength(AuditEntry.MaxNameLength);
        builder.Property(entry => entry.PreviousHash).IsHash();
        builder.Property(entry => entry.Hash).IsHash();
        builder.Property(entry => entry.KeyId).IsCode(AuditSealer.KeyIdLength);

        // The chain itself, then the activity page's filters: by subject, by person, by action.
        builder.HasIndex(entry => new { entry.Stream, entry.Number }).IsUnique();
        builder.HasIndex(entry => new { entry.Stream, entry.SubjectId, entry.Number });
        builder.HasIndex(entry => new { entry.Stream, entry.ActorId, entry.Number });
        builder.HasIndex(entry => new { entry.Stream, entry.Action, entry.Number });
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads");
        builder.HasKey(head => head.Stream).HasName(HeadPrimaryKey);
        builder.Property(head => head.Stream).IsCode(AuditStreams.MaxCodeLength);
        builder.Property(head => head.Number).IsConcurrencyToken();
        builder.Property(head => head.Hash).IsHash();
        builder.Property(head => head.Seal).IsHash();
    }
}
