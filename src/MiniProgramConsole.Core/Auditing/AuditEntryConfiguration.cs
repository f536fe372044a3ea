using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.ActorName).HasMaxLength(AuditEntry.MaxNameLength);
        builder.Property(entry => entry.Address).HasMaxLength(AuditEntry.MaxAddressLength);
        builder.Property(entry => entry.Action).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(entry => entry.SubjectKind).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(entry => entry.SubjectId).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(entry => entry.SubjectName).HasMaxLength(AuditEntry.MaxNameLength);
        builder.HasIndex(entry => new { entry.WorkspaceId, entry.Id });
        builder.HasIndex(entry => new { entry.SubjectKind, entry.SubjectId, entry.Id });
    }
}
