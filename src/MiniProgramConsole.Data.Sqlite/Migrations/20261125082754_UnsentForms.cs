using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UnsentForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "UnsentForms",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Token = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<long>(type: "INTEGER", nullable: false),
                    MiniProgramId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 16, nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    LogoHash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    SavedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnsentForms", x => new { x.UserId, x.Token });
                    table.ForeignKey(
                        name: "FK_UnsentForms_StagedLogos_UserId_LogoHash",
                        columns: x => new { x.UserId, x.LogoHash },
                        principalTable: "StagedLogos",
                        principalColumns: new[] { "UserId", "Hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnsentForms_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnsentForms_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnsentForms_SavedAt",
                table: "UnsentForms",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_UnsentForms_UserId_LogoHash",
                table: "UnsentForms",
                columns: new[] { "UserId", "LogoHash" });

            migrationBuilder.CreateIndex(
                name: "IX_UnsentForms_WorkspaceId_UserId",
                table: "UnsentForms",
                columns: new[] { "WorkspaceId", "UserId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Going back would lose what people typed and did not send: restore the backup instead.");
    }
}
